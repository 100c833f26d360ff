import type { Connection } from '../room/room-store.ts';
import { useReader } from './reader.ts';

/** Says when what is shown may be old, and that what is written is kept. */
export function ConnectionLine({ connection }: { readonly connection: Connection }) {
  const { words } = useReader();
  return (
    <div role="status" class="connection">
      {connection !== 'fine' && <p class="connection-words">{connection === 'offline' ? words.offline : words.unreachable}</p>}
    </div>
  );
}
