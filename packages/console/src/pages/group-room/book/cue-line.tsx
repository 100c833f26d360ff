import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../../../i18n/vocabulary.ts';
import { lateAfterMs, useNow } from '../../../time/domain-clock.ts';
import { type RoomTime, timeOf } from '../../../time/room-time.ts';
import { useTimeWords } from '../../../time/use-time-words.ts';
import { Sign } from '../../../ui/sign.tsx';
import type { Line } from './book.ts';
import { useReasonWords } from './reason-words.ts';
import { minutesLate, type Standing, signOf } from './standing.ts';

interface CueLineProps {
  readonly line: Line;
  readonly room: RoomTime;
  readonly chosen: boolean;
  readonly standby: boolean;
  readonly onChoose: (id: string) => void;
}

/** How a cue stands once it has reached people; before that, and when nobody posted it, how many it would have reached says nothing. */
const reached: readonly Standing[] = ['done', 'now'];

/** The id of a line's element, for the list's aria-activedescendant. */
export const lineElementId = (id: string) => `cue-${id}`;

/** One line of the prompt book: its time, its sign, its title; below it who, where, and what became of it. */
export function CueLine({ line, room, chosen, standby, onChoose }: CueLineProps) {
  const { t } = useTranslation('room');
  const { t: common } = useTranslation('common');
  const word = useVocabulary();
  const { run, standing } = line;
  const classes = ['cue', `cue-${standing}`, `edge-${run.stage}`, chosen ? 'cue-chosen' : '', standby ? 'cue-standby' : ''];
  return (
    // the list itself takes the keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant of the list
    <div id={lineElementId(line.id)} role="option" aria-selected={chosen} className={classes.join(' ')} onClick={() => onChoose(line.id)}>
      <span className="cue-time">{run.dueAt === null ? '' : timeOf(run.dueAt, room.zone)}</span>
      <span className={`cue-sign state-${signOf[standing]}`}>
        <Sign name={signOf[standing]} />
        <span className="unseen">{common(`state.${standing}`)}</span>
      </span>
      <span className="cue-title one-line">{run.title}</span>
      <Tail line={line} />
      <span className="cue-how one-line">
        {word('roles', run.role)} · {word('places', run.where)}
        {run.recipients === null || line.runs.length > 1 || !reached.includes(standing)
          ? ''
          : ` · ${t('book.seen', { count: run.recipients })}`}
        {line.runs.length > 1 ? ` · ${t('book.progress', { done: line.done, all: line.runs.length })}` : ''}
      </span>
      <Outcome line={line} />
    </div>
  );
}

/** What stands at the end of the line: how far the next one is, how late a late one. */
function Tail({ line }: { line: Line }) {
  const { t } = useTranslation('common');
  const { t: room } = useTranslation('room');
  const words = useTimeWords();
  const now = useNow();
  const { run, standing } = line;
  const late = minutesLate(run, now, lateAfterMs());
  if (late > 0 && (standing === 'late' || standing === 'held')) {
    return (
      <span className="cue-tail state-late">
        {standing === 'held' ? `${t('state.held')} · ` : ''}
        {t('time.late', { count: late })}
      </span>
    );
  }
  if (standing === 'next' && run.dueAt !== null) return <span className="cue-tail">{words.near(run.dueAt, now)}</span>;
  if (standing === 'waits' && run.prompt !== null) {
    return <span className="cue-tail cue-for-whom state-hand one-line">{room('book.waitsFor', { name: run.prompt.staffName })}</span>;
  }
  const said = ['now', 'held', 'failed', 'waits', 'unposted', 'withdrawn', 'skipped', 'expired', 'cancelled'] as const;
  const spoken = said.find((one) => one === standing);
  if (spoken !== undefined) return <span className={`cue-tail state-${signOf[standing]}`}>{t(`state.${spoken}`)}</span>;
  if (run.lateMinutes !== null && run.lateMinutes * 60_000 > lateAfterMs())
    return <span className="cue-tail state-late">{t('time.late', { count: run.lateMinutes })}</span>;
  return null;
}

function Outcome({ line }: { line: Line }) {
  const { t } = useTranslation('room');
  const reasonWords = useReasonWords();
  const { run, standing } = line;
  // it waits, or nobody posted it: what the prompt would have said besides is no matter
  if (standing === 'waits' || standing === 'unposted') return null;
  const reason = reasonWords(run.reason, run.settledBy);
  if (reason !== null)
    return (
      <span className={`cue-reason ${standing === 'failed' ? 'cue-wrong' : run.state === 'performed' ? 'cue-doubt' : ''}`}>{reason}</span>
    );
  if (run.state === 'performed' && run.settledBy !== null)
    return <span className="cue-reason">{t('book.by', { name: run.settledBy })}</span>;
  return null;
}
