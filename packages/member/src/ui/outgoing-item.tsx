import type { Outgoing } from '../room/outbox.ts';
import type { RoomSession } from '../room/room-session.ts';
import type { Connection } from '../room/room-store.ts';
import type { Words } from '../words/words.ts';
import { LinkedText } from './linked-text.tsx';
import { useReader } from './reader.ts';

interface OutgoingItemProps {
  readonly entry: Outgoing;
  readonly connection: Connection;
  readonly session: RoomSession;
}

/** A message of one's own that the server has not answered yet, or has refused. */
export function OutgoingItem({ entry, connection, session }: OutgoingItemProps) {
  const { words } = useReader();
  const refused = entry.state === 'refused';
  return (
    <article class={refused ? 'message mine refused' : 'message mine waiting'}>
      <p class="message-text">
        <LinkedText text={entry.text} />
      </p>
      <p class="message-fate">{fateOf(entry, connection, words)}</p>
      {refused && (
        <p class="message-acts">
          <button type="button" class="button" onClick={() => session.retry(entry.clientKey)}>
            {words.retry}
          </button>
          <button type="button" class="button" onClick={() => session.discard(entry.clientKey)}>
            {words.discard}
          </button>
        </p>
      )}
    </article>
  );
}

function fateOf(entry: Outgoing, connection: Connection, words: Words): string {
  if (entry.state === 'waiting') return `○ ${connection === 'fine' ? words.sending : words.waiting}`;
  if (entry.reason === null || entry.reason === '') return `✕ ${words.refusedSignedOut}`;
  return `✕ ${words.refused(entry.reason)}`;
}
