import { isTask } from '@kuaishan/script/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { effectQuery } from '../../../api/direct.ts';
import { Problem } from '../../../api/problem.ts';
import type { CueRun, Group } from '../../../api/types.ts';
import { useNow } from '../../../time/domain-clock.ts';
import { timeOf } from '../../../time/room-time.ts';
import { Sign } from '../../../ui/sign.tsx';
import { earliness } from './earliness.ts';
import { useSpace } from './use-space.ts';
import { useWhatItDoes } from './what-it-does.ts';

interface GoButtonProps {
  readonly group: Group;
  /** what it performs; null = nothing is left */
  readonly run: CueRun | null;
  readonly busy: boolean;
  /** the space bar belongs to something else just now */
  readonly quiet: boolean;
  readonly onGo: (run: CueRun) => void;
}

/** An armed GO that is not pressed again within this is forgotten. */
const armedMs = 6_000;

/** GO, with what it will do written in it. A cue far ahead of its time is asked about once: pressed twice it goes. */
export function GoButton({ group, run, busy, quiet, onGo }: GoButtonProps) {
  const { t } = useTranslation('room');
  const now = useNow();
  const [armed, setArmed] = useState<string | null>(null);
  const early = run === null ? null : earliness(run, now);
  const isArmed = run !== null && armed === run.cueRunId;

  useEffect(() => {
    if (armed === null) return;
    const timer = setTimeout(() => setArmed(null), armedMs);
    return () => clearTimeout(timer);
  }, [armed]);

  const press = () => {
    if (run === null || busy) return;
    if (early !== null && !isArmed) return setArmed(run.cueRunId);
    setArmed(null);
    onGo(run);
  };
  useSpace(quiet ? null : press);

  if (run === null) {
    return (
      <p className="go go-nothing">
        <strong>{t('desk.nothing')}</strong>
        <span>{t('desk.nothingMore')}</span>
      </p>
    );
  }
  return (
    <button type="button" className={isArmed ? 'go go-armed' : 'go'} onClick={press} aria-keyshortcuts="Space" aria-busy={busy}>
      <span className="go-word">
        <Sign name="now" />
        {t('desk.go')}
      </span>
      <span className="go-what">
        <span className="go-title">
          {run.dueAt === null ? null : <span className="go-time">{timeOf(run.dueAt, group.zone)}</span>}
          <span className="one-line">{run.title}</span>
        </span>
        <span className="go-effect" aria-live="polite">
          {isArmed && early !== null ? (
            t('desk.early', { distance: t(`desk.${early.unit}`, { count: early.count }) })
          ) : (
            <Effect group={group} run={run} />
          )}
        </span>
      </span>
      <kbd className="go-key">{t('desk.goKey')}</kbd>
    </button>
  );
}

function Effect({ group, run }: { group: Group; run: CueRun }) {
  const { t } = useTranslation('room');
  const { data, error } = useQuery(effectQuery({ groupId: group.groupId, cueRunId: run.cueRunId, word: 'go' }));
  const what = useWhatItDoes(group, run);
  if (error instanceof Problem) return error.message;
  const seen = data === undefined ? null : data.recipients === 0 ? t('desk.nobody') : t('desk.seen', { count: data.recipients });
  return (
    <>
      {what}
      {isTask(run.action) || seen === null ? '' : ` · ${seen}`}
      {data?.quietUntil ? ` · ${t('desk.quietNow', { until: timeOf(data.quietUntil, group.zone) })}` : ''}
    </>
  );
}
