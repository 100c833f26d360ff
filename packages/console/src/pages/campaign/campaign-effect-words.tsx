import { useTranslation } from 'react-i18next';
import type { Campaign, CampaignEffect } from '../../api/types.ts';
import { timeOf } from '../../time/room-time.ts';

/** The first few moves say it all: who wants more sees them in the groups. */
const movesShown = 4;

/** What a word to a campaign does, in numbers, and in which groups it does not and why. */
export function CampaignEffectWords({ effect, campaign }: { effect: CampaignEffect; campaign: Campaign }) {
  const { t } = useTranslation('campaign');
  const { counts, preview } = effect;
  const { zone } = campaign;
  const titles = (list: readonly { title: string; at: string | null }[]) =>
    list.map((one) => (one.at === null ? one.title : `${one.title} ${timeOf(one.at, zone)}`)).join('、');
  return (
    <>
      <p>
        {t('desk.effect', { groups: counts.done, cues: counts.cues })}
        {counts.recipients > 0 ? ` · ${t('desk.reaches', { count: counts.recipients })}` : ''}
      </p>
      {preview?.moved.slice(0, movesShown).map((move) => (
        <p key={`${move.title} ${move.from} ${move.to}`} className="small">
          {t('desk.moved', { title: move.title, from: timeOf(move.from, zone), to: timeOf(move.to, zone) })}
        </p>
      ))}
      {(preview?.moved.length ?? 0) > movesShown ? (
        <p className="quiet small">{t('desk.movedMore', { count: (preview?.moved.length ?? 0) - movesShown })}</p>
      ) : null}
      {(['dropped', 'overtaken', 'saysOldHour', 'skips'] as const).map((kind) =>
        preview && preview[kind].length > 0 ? (
          <p key={kind} className="state-late">
            {t(`desk.${kind}`, { titles: titles(preview[kind]) })}
          </p>
        ) : null,
      )}
      {preview?.quietUntil ? <p className="state-late">{t('desk.quiet', { until: timeOf(preview.quietUntil, zone) })}</p> : null}
      {counts.already > 0 ? <p className="quiet">{t('desk.already', { count: counts.already })}</p> : null}
      <Because effect={effect} outcome="refused" />
      <Because effect={effect} outcome="failed" />
    </>
  );
}

/** Groups where it does not happen, by reason. */
function Because({ effect, outcome }: { effect: CampaignEffect; outcome: 'refused' | 'failed' }) {
  const { t } = useTranslation('campaign');
  const groups = effect.groups.filter((one) => one.outcome === outcome);
  if (groups.length === 0) return null;
  return (
    <>
      <p className="state-failed">{t(`desk.${outcome}`, { count: groups.length })}</p>
      <ul className="small">
        {[...Map.groupBy(groups, (one) => one.why ?? '')].map(([why, list]) => (
          <li key={why}>{t('desk.inGroups', { groups: list.map((one) => one.groupName).join('、'), why })}</li>
        ))}
      </ul>
    </>
  );
}
