import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Rehearsal } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { dateOf, timeOf } from '../../time/room-time.ts';
import { Sign } from '../../ui/sign.tsx';

/** What was rehearsed, newest first, and how far what is being rehearsed is. */
export function PastRehearsals({ items, shown, scriptId }: { items: readonly Rehearsal[]; shown: string | null; scriptId: string }) {
  const { t } = useTranslation('rehearse');
  return (
    <section className="part">
      <h2>{t('past')}</h2>
      {items.length === 0 ? <p className="quiet">{t('none')}</p> : null}
      <ul className="rehearsals">
        {items.map((one) => (
          <li key={one.rehearsalId} aria-current={one.rehearsalId === shown}>
            <Line one={one} />
            {one.state === 'done' && one.rehearsalId !== shown ? (
              <Link to="/scripts/$scriptId/rehearse" params={{ scriptId }} search={{ rehearsal: one.rehearsalId }}>
                {t('show')}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ one }: { one: Rehearsal }) {
  const { t, i18n } = useTranslation('rehearse');
  const { zone } = useMe().workspace;
  const { groups, membersPerGroup, opening } = one.settings;
  const at = { date: dateOf(one.requestedAt, { zone, locale: i18n.language }), time: timeOf(one.requestedAt, zone) };
  return (
    <div>
      <p role="status">
        {one.state === 'running' ? (
          <>
            <Sign name="now" /> {t('running', { progress: one.progress })} <progress max={100} value={one.progress} aria-label={t('tab')} />
          </>
        ) : one.state === 'failed' ? (
          <span className="state-failed">
            <Sign name="failed" /> {t('failed', { reason: one.reason ?? '' })}
          </span>
        ) : one.state === 'waiting' ? (
          t('waiting')
        ) : (
          <>
            <Sign name="done" /> {one.headline.join(' ')}
          </>
        )}
      </p>
      <p className="quiet small">
        {t('settings', { groups, members: membersPerGroup, opening: opening.replace('T', ' ') })} ·{' '}
        {t('asked', { name: one.requestedBy, ...at })}
      </p>
    </div>
  );
}
