import { useTranslation } from 'react-i18next';
import type { RoomTime } from '../../../time/room-time.ts';
import { Moment } from '../../../ui/moment.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { Thread } from './threads.ts';

interface ThreadListProps {
  readonly threads: readonly Thread[];
  readonly room: RoomTime;
  readonly onOpen: (memberId: string) => void;
}

/** The private threads of a group; who waits for an answer comes first. */
export function ThreadList({ threads, room, onOpen }: ThreadListProps) {
  const { t } = useTranslation('room');
  if (threads.length === 0) return <p className="quiet nothing-said">{t('talk.noThreads')}</p>;
  return (
    <ul className="threads" aria-label={t('talk.threads')}>
      {threads.map((thread) => (
        <li key={thread.memberId}>
          <button type="button" onClick={() => onOpen(thread.memberId)}>
            <span className="thread-name one-line">{thread.name}</span>
            <span className="thread-when">
              {thread.waits ? <StateMark sign="hand" words={t('talk.needsAnswer')} /> : null}
              {thread.last === null ? null : <Moment at={thread.last.saidAt} room={room} />}
            </span>
            <span className="thread-last one-line">
              <LastWords thread={thread} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function LastWords({ thread }: { thread: Thread }) {
  const { t } = useTranslation('room');
  const { last } = thread;
  if (last === null) return null;
  if (last.author.kind === 'member') return last.text;
  return t('talk.saidBy', { name: last.author.name, text: last.text });
}
