import { useTranslation } from 'react-i18next';
import type { Campaign, Upgrade } from '../../api/types.ts';
import { Moment } from '../../ui/moment.tsx';

/** In the order of what a person must know first. */
const order = ['now', 'past', 'recalled', 'added', 'removed', 'moved', 'rewritten', 'again', 'untouched', 'kept', 'saidBefore'] as const;

/** What differs between the versions, and what that does in the groups, in sentences and numbers. */
export function UpgradeEffect({ upgrade, campaign }: { upgrade: Upgrade; campaign: Campaign }) {
  const { t } = useTranslation('upgrade');
  const kinds = order.flatMap((kind) => {
    const lines = upgrade.lines.filter((line) => line.kind === kind);
    return lines.length === 0 ? [] : [{ kind, lines }];
  });
  return (
    <>
      {upgrade.differences.map((difference) => (
        <section key={difference.from} className="upgrade-part">
          <h2>{t('differences', difference)}</h2>
          {difference.sentences.length === 0 ? <p className="quiet">{t('same')}</p> : null}
          <ul>
            {difference.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      ))}
      <section className="upgrade-part">
        <h2>{t('happens')}</h2>
        {kinds.length === 0 ? <p className="quiet">{t('nothing')}</p> : null}
        {kinds.map(({ kind, lines }) => (
          <div key={kind} className="upgrade-kind">
            <h3 className={kind === 'now' || kind === 'past' ? 'state-late' : undefined}>{t(`kind.${kind}`)}</h3>
            <ul>
              {lines.map((line) => (
                <li key={[line.cue, line.from, line.to].join(' ')}>
                  <strong>{line.title}</strong>
                  {line.to === null ? null : (
                    <span>
                      {' '}
                      {kind === 'moved' && line.from !== null ? (
                        <>
                          <Moment at={line.from} room={campaign} /> →{' '}
                        </>
                      ) : null}
                      <Moment at={line.to} room={campaign} />
                    </span>
                  )}
                  <span className="quiet">
                    {' · '}
                    {t('inGroups', { count: line.groups })}
                    {line.runs > line.groups ? ` · ${t('runs', { count: line.runs })}` : ''}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      {(['refused', 'failed'] as const).map((outcome) => (
        <Because key={outcome} upgrade={upgrade} outcome={outcome} />
      ))}
      {upgrade.counts.already > 0 ? <p className="quiet">{t('already', { count: upgrade.counts.already })}</p> : null}
    </>
  );
}

/** Groups where it does not happen, by reason. */
function Because({ upgrade, outcome }: { upgrade: Upgrade; outcome: 'refused' | 'failed' }) {
  const { t } = useTranslation('upgrade');
  const groups = upgrade.groups.filter((one) => one.outcome === outcome);
  if (groups.length === 0) return null;
  return (
    <>
      <p className="state-failed">{t('refused', { count: groups.length })}</p>
      <ul className="small">
        {[...Map.groupBy(groups, (one) => one.why ?? '')].map(([why, list]) => (
          <li key={why}>{t('because', { groups: list.map((one) => one.groupName).join('、'), why })}</li>
        ))}
      </ul>
    </>
  );
}
