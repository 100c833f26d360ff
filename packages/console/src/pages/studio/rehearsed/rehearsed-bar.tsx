import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../shell/use-me.ts';
import { dateOf, timeOf } from '../../../time/room-time.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Sign } from '../../../ui/sign.tsx';
import { outcomeState } from './outcome-state.ts';
import { type Rehearsed, rehearsedSize } from './use-rehearsed.ts';
import './words.ts';
import './rehearsed.css';

interface RehearsedBarProps {
  readonly rehearsed: Rehearsed;
  /** null = not saved yet */
  readonly scriptId: string | null;
  /** the saved version */
  readonly number: number;
  /** the text is not that version's any more */
  readonly changed: boolean;
}

/** How this version went in rehearsal, whether that lies on the timetable, and one button to rehearse it. */
export function RehearsedBar({ rehearsed, scriptId, number, changed }: RehearsedBarProps) {
  const { t } = useTranslation('rehearsed');
  const { known, last, running, failed } = rehearsed;
  if (scriptId === null) return <p className="rehearsed-bar quiet small">{t('unsaved')}</p>;
  return (
    <section className="rehearsed-bar" aria-label={t('title')}>
      <div className="rehearsed-words" role="status">
        {last === null ? null : <Result rehearsed={rehearsed} number={number} />}
        {last !== null && changed ? (
          <span className="state-late">
            <Sign name="late" /> {t('old', { number })}
          </span>
        ) : null}
        {known && last === null && running === null ? <span>{t(changed ? 'noneChanged' : 'none', { number })}</span> : null}
        {running === null ? null : (
          <span>
            <Sign name="now" /> {running.state === 'waiting' ? t('waiting') : t('running', { progress: running.progress })}{' '}
            <progress max={100} value={running.progress} aria-label={t('title')} />
          </span>
        )}
        {failed === null ? null : (
          <span className="state-failed">
            <Sign name="failed" /> {t('failed', { reason: failed.reason ?? '' })}
          </span>
        )}
      </div>
      <div className="rehearsed-acts">
        {last === null ? null : (
          <>
            <label className="rehearsed-shown">
              <input type="checkbox" checked={rehearsed.shown} onChange={(event) => rehearsed.setShown(event.target.checked)} />{' '}
              {t('shown')}
            </label>
            <Link to="/scripts/$scriptId/rehearse" params={{ scriptId }} search={{ rehearsal: last.rehearsalId }}>
              {t('report')}
            </Link>
          </>
        )}
        <Button size="small" loading={rehearsed.asking || running !== null} onClick={rehearsed.rehearse}>
          {last === null ? t('rehearse', { number }) : t('again')}
        </Button>
        <span className="quiet small">
          {t('how', { groups: rehearsedSize.groups, members: rehearsedSize.membersPerGroup })}{' '}
          <Link to="/scripts/$scriptId/rehearse" params={{ scriptId }}>
            {t('other')}
          </Link>
        </span>
      </div>
      <ProblemNote error={rehearsed.error} />
    </section>
  );
}

function Result({ rehearsed: { last, outcomes }, number }: { rehearsed: Rehearsed; number: number }) {
  const { t, i18n } = useTranslation('rehearsed');
  const { zone } = useMe().workspace;
  if (last === null || outcomes === null) return null;
  const troubled = outcomes.filter((outcome) => outcomeState(outcome) !== 'fine').length;
  const at = { date: dateOf(last.requestedAt, { zone, locale: i18n.language }), time: timeOf(last.requestedAt, zone) };
  return (
    <span>
      <Sign name={troubled === 0 ? 'done' : 'late'} /> {t('result', { number, ...at })}{' '}
      {troubled === 0 ? t('allFine') : t('troubled', { count: troubled })}
    </span>
  );
}
