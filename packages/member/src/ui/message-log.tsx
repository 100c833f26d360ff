import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Message, PlaceName } from '../api/message.ts';
import type { Membership } from '../memory/memberships.ts';
import type { RoomSession } from '../room/room-session.ts';
import type { RoomState } from '../room/room-store.ts';
import type { RoomTime } from '../room/room-time.ts';
import { MessageItem } from './message-item.tsx';
import { OutgoingItem } from './outgoing-item.tsx';
import { useReader } from './reader.ts';
import { useLogScroll } from './use-log-scroll.ts';

interface MessageLogProps {
  readonly place: PlaceName;
  readonly active: boolean;
  readonly state: RoomState;
  readonly session: RoomSession;
  readonly membership: Membership;
  readonly time: RoomTime;
  /** the last number read here; null while it or the messages are not known */
  readonly mark: number | null;
  readonly unread: number;
  readonly read: (seq: number) => void;
  /** a message to go to */
  readonly target: Message | null;
}

/** Everything said in one place, by day, with what is still being sent at its end. */
export function MessageLog({ place, active, state, session, membership, time, mark, unread, read, target }: MessageLogProps) {
  const { words } = useReader();
  const { feed, outbox, loadingOlder, connection } = state;
  const messages = useMemo(() => feed.messages.filter((message) => message.place === place), [feed.messages, place]);
  const outgoing = outbox.filter((entry) => entry.place === place);
  const last = messages[messages.length - 1]?.seq ?? null;
  const newAfter = useNewAfter({ active, mark, unread });

  const { log, atEnd, endInSight, toEnd, onScroll } = useLogScroll({
    active,
    messages,
    outgoing: outbox,
    firstSeq: messages[0]?.seq ?? null,
    written: outgoing[outgoing.length - 1]?.writtenAt ?? 0,
    nearBeginning: () => void session.loadOlder(),
  });

  useEffect(() => {
    if (active && endInSight() && last !== null && !document.hidden) read(last);
  });

  // a log too short to scroll has its beginning in sight
  useEffect(() => {
    const element = log.current;
    if (active && element !== null && feed.after !== null && element.scrollHeight <= element.clientHeight) void session.loadOlder();
  }, [active, feed, log, session]);

  useLayoutEffect(() => {
    if (target === null || !active) return;
    const element = log.current?.querySelector<HTMLElement>(`[data-seq="${target.seq}"]`);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }, [target, active, log]);

  const known = feed.after !== null;
  let day = '';
  return (
    <div class="log-frame">
      <div
        ref={log}
        class="log"
        role="log"
        aria-label={place === 'room' ? words.logRoom : words.logPrivate}
        // older messages are put in above: they are not news
        aria-live={loadingOlder ? 'off' : 'polite'}
        aria-relevant="additions"
        aria-busy={!known}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
      >
        {known && messages.length > 0 && (
          <div class="log-start">
            {feed.complete ? (
              <p>{words.beginning}</p>
            ) : (
              <button type="button" class="button quiet" onClick={() => void session.loadOlder()}>
                {loadingOlder ? words.loadingOlder : words.older}
              </button>
            )}
          </div>
        )}
        {!known && <p class="log-empty">{connection === 'fine' ? words.loading : words.hereOnceOnline}</p>}
        {known && messages.length === 0 && outgoing.length === 0 && <EmptyLog place={place} />}
        {messages.map((message, index) => {
          const itsDay = time.dayKey(message.saidAt);
          const newDay = itsDay !== day;
          day = itsDay;
          const firstNew = newAfter !== null && message.seq > newAfter && (messages[index - 1]?.seq ?? 0) <= newAfter;
          return (
            <Fragment key={message.seq}>
              {newDay && <DayLine iso={message.saidAt} time={time} />}
              {firstNew && (
                <p class="new-line" data-unread>
                  {words.newFromHere}
                </p>
              )}
              <MessageItem message={message} mine={message.author.id === membership.memberId} token={membership.token} time={time} />
            </Fragment>
          );
        })}
        {outgoing.map((entry) => (
          <OutgoingItem key={entry.clientKey} entry={entry} connection={connection} session={session} />
        ))}
      </div>
      {!atEnd && (
        <button type="button" class="pill" onClick={toEnd}>
          {unread > 0 ? words.newBelow(unread) : words.toBottom}
        </button>
      )}
    </div>
  );
}

function EmptyLog({ place }: { readonly place: PlaceName }) {
  const { words } = useReader();
  if (place === 'room') return <p class="log-empty">{words.emptyRoom}</p>;
  return (
    <p class="log-empty">
      <strong>{words.emptyPrivateTitle}</strong>
      <br />
      {words.emptyPrivate}
    </p>
  );
}

function DayLine({ iso, time }: { readonly iso: string; readonly time: RoomTime }) {
  const { words } = useReader();
  const number = time.dayNumber(iso);
  return (
    <h2 class="day-line">
      <span>
        {number !== null && <strong>{words.dayNumber(number)} </strong>}
        {time.dayWords(iso)}
      </span>
    </h2>
  );
}

/** Where "new from here" stands: set when the log comes into view with something new in it, and left there while it is looked at. */
function useNewAfter(o: { readonly active: boolean; readonly mark: number | null; readonly unread: number }): number | null {
  const looked = useRef<{ at: boolean; after: number | null }>({ at: false, after: null });
  const looking = o.active && o.mark !== null;
  if (looking && !looked.current.at) looked.current.after = o.unread > 0 ? o.mark : null;
  looked.current.at = looking;
  return looked.current.after;
}
