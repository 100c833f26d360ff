/** The process in which a server rehearses. It is asked once, over the channel to its parent, answers, and ends; should the parent die, it cleans up and ends too. */
import { setPriority } from 'node:os';
import { type RehearsalOptions, rehearse } from './rehearse.ts';

/** Live groups come first: whatever this process and its PostgreSQL do may wait for a processor. */
const NICE = 10;

const stopping = new AbortController();
const stop = () => stopping.abort(new Error('the rehearsal was stopped'));
process.once('disconnect', stop);
process.on('SIGTERM', stop);
// a Ctrl-C in the terminal reaches the server, which tells this process
process.on('SIGINT', () => {});

process.once('message', (settings: RehearsalOptions) => {
  setPriority(NICE);
  rehearse({ ...settings, signal: stopping.signal, onProgress: (progress) => tell({ progress }) })
    .then(
      (report) => tell({ report }),
      (error: unknown) => tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
    .finally(() => {
      if (process.connected) process.disconnect?.();
    });
});

/** Nobody listens any more once the parent is gone. */
function tell(message: object): void {
  if (process.connected) process.send?.(message);
}
