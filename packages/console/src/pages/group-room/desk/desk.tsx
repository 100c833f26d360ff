import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CueRun, Group } from '../../../api/types.ts';
import { useNotice } from '../../../ui/notice.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { canHold, canSkip } from '../book/standing.ts';
import { DeskPanel, type PanelName } from './desk-panel.tsx';
import { GoButton } from './go-button.tsx';
import { useDirect } from './use-direct.ts';
import { useLetters } from './use-letters.ts';

interface DeskProps {
  readonly group: Group;
  readonly runs: readonly CueRun[];
  /** what the words are said to; null = nothing is left to direct */
  readonly run: CueRun | null;
  readonly onSkipped: () => void;
}

/** Where a group is directed from: GO, and beside it what keeps back, gives up, moves and stops; each shows its effect before it is done. */
export function Desk({ group, runs, run, onSkipped }: DeskProps) {
  const { t } = useTranslation('room');
  const say = useNotice();
  // a panel keeps the cue it was opened for, whatever the clock performs meanwhile
  const [panel, setPanel] = useState<{ readonly name: PanelName; readonly run: CueRun | null } | null>(null);
  const [open, setOpen] = useState(false);
  const act = useDirect(group.groupId);
  const go = (what: CueRun) =>
    act.mutate({ run: what, word: 'go' }, { onSuccess: () => say({ words: t('desk.done', { title: what.title }) }) });
  const close = () => setPanel(null);
  const show = (name: PanelName) => {
    act.reset();
    setPanel({ name, run });
    setOpen(false);
  };
  const acts: readonly { name: PanelName; words: string; key: string; off: boolean }[] = [
    run?.state === 'held'
      ? { name: 'release', words: t('desk.release'), key: 'H', off: false }
      : { name: 'hold', words: t('desk.hold'), key: 'H', off: run === null || !canHold(run) },
    { name: 'skip', words: t('desk.skip'), key: 'S', off: run === null || !canSkip(run) },
    { name: 'slip', words: t('desk.slip'), key: 'M', off: group.performance === 'finished' },
    {
      name: 'pause',
      words: group.performance === 'paused' ? t('desk.resume') : t('desk.pause'),
      key: 'P',
      off: group.performance === 'finished',
    },
  ];
  useLetters(panel === null ? acts.flatMap((one) => (one.off ? [] : [{ key: one.key, act: () => show(one.name) }])) : []);
  return (
    <section className="desk" aria-label={t('desk.label')}>
      {group.performance === 'paused' ? (
        <p className="desk-paused">{t(group.pausedByRestore ? 'desk.pausedByRestore' : 'desk.paused')}</p>
      ) : null}
      <ProblemNote error={panel === null ? act.error : null} />
      {panel !== null ? (
        <DeskPanel name={panel.name} group={group} run={panel.run} runs={runs} onSkipped={onSkipped} onClose={close} />
      ) : null}
      <div className={panel === null ? 'desk-row' : 'desk-row desk-covered'}>
        <GoButton group={group} run={run} busy={act.isPending} quiet={panel !== null} onGo={go} />
        <button type="button" className="desk-more" aria-expanded={open} aria-label={t('desk.more')} onClick={() => setOpen(!open)}>
          ⋯
        </button>
        <div className={open ? 'desk-acts desk-acts-open' : 'desk-acts'}>
          {acts.map((one) => (
            <button
              key={one.name}
              type="button"
              className="desk-act"
              disabled={one.off}
              aria-keyshortcuts={one.key}
              data-key={one.key}
              onClick={() => show(one.name)}
            >
              {one.words}
            </button>
          ))}
        </div>
      </div>
    </section>
  );
}
