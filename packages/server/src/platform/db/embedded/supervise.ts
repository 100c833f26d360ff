import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log/index.ts';
import { type ClusterPaths, type Postgres, startPostgres, stopPostgres } from './cluster.ts';
import { runningPostmaster } from './postmaster-pid.ts';
import { isAlive } from './processes.ts';

/** How often a server we did not start ourselves is looked at; one we did start tells us. */
const LOOK_EVERY_MS = 200;
const LONGEST_PAUSE_MS = 5_000;

export interface Supervisor {
  /** Ends the supervision, then the server. */
  stop(): Promise<void>;
}

/** Keeps PostgreSQL running: whenever it ends without having been asked to, starts it again on the same port, with growing pauses while that fails. */
export function supervise(o: { paths: ClusterPaths; postgres: Postgres; log: Log }): Supervisor {
  const stopping = new AbortController();
  const { port } = o.postgres;
  let current = o.postgres;

  async function watch(): Promise<void> {
    for (;;) {
      await ended(current, stopping.signal);
      if (stopping.signal.aborted) return;
      o.log.error({ pid: current.pid }, 'PostgreSQL has ended unexpectedly; starting it again');
      await startAgain();
    }
  }

  async function startAgain(): Promise<void> {
    for (let pauseMs = 100; !stopping.signal.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        const running = runningPostmaster(o.paths.cluster);
        current = running ? { pid: running.pid, port, child: null } : await startPostgres(o.paths, { port, onlyThatPort: true });
        o.log.warn({ pid: current.pid }, 'PostgreSQL runs again');
        return;
      } catch (error) {
        o.log.error({ err: error }, 'PostgreSQL could not be started again; trying on');
        await sleep(pauseMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      }
    }
  }

  const watching = watch();
  return {
    stop: async () => {
      stopping.abort();
      await watching;
      if (isAlive(current.pid)) await stopPostgres(o.paths, current);
    },
  };
}

/** Returns when the server's process has ended, or the signal says to stop looking. */
async function ended(postgres: Postgres, signal: AbortSignal): Promise<void> {
  const { child } = postgres;
  if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit', { signal }).catch(() => {});
  while (!signal.aborted && isAlive(postgres.pid)) await sleep(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
}
