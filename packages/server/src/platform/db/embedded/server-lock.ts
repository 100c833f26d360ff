import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../log/index.ts';
import { StartError } from '../../start-error.ts';
import { isAlive } from './processes.ts';

/** One server process per data directory: an advisory lock on its database, named by two arbitrary numbers, held by a connection of its own. */
const LOCK = [7262, 1] as const;
const NAME = 'kuaishan server ';
/** A killed holder's connection is noticed at once on loopback; it may be in the middle of a statement. */
const DEAD_HOLDER_MS = 5_000;

export interface ServerLock {
  release(): Promise<void>;
}

/**
 * Takes the lock, or throws a `StartError` that names the process holding it. Should the connection be lost (PostgreSQL restarted), takes it again as
 * soon as possible; should another server have been quicker, calls `onLost`: this process must then stop performing.
 */
export async function takeServerLock(o: { url: string; dataDir: string; log: Log; onLost: (reason: Error) => void }): Promise<ServerLock> {
  let released = false;
  let client = await acquire();

  async function acquire(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: o.url,
      application_name: `${NAME}${process.pid}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    fresh.on('error', (error) => o.log.debug({ err: error }, 'the server lock’s connection broke'));
    try {
      await fresh.connect();
      await tryToLock(fresh, o.dataDir);
    } catch (error) {
      await fresh.end().catch(() => {});
      throw error;
    }
    fresh.once('end', () => void takeAgain());
    return fresh;
  }

  async function takeAgain(): Promise<void> {
    for (let waitMs = 50; !released; waitMs = Math.min(waitMs * 2, 1_000)) {
      try {
        client = await acquire();
        if (released) await client.end();
        return;
      } catch (error) {
        if (error instanceof StartError) {
          o.onLost(error);
          return;
        }
        await sleep(waitMs, undefined, { ref: false });
      }
    }
  }

  return {
    release: async () => {
      released = true;
      await client.end().catch(() => {});
    },
  };
}

/** Whether a server process holds the lock of the database behind `client`. */
export async function serverHolder(client: pg.Client): Promise<{ pid: number } | null> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.objsubid = 2 and l.granted
       and l.database = (select oid from pg_database where datname = current_database())`,
    [...LOCK],
  );
  const name = rows[0]?.name;
  return name === undefined ? null : { pid: Number(name.slice(NAME.length)) };
}

async function tryToLock(client: pg.Client, dataDir: string): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1, $2) as locked', [...LOCK]);
    if (rows[0]?.locked) return;
    const holder = await serverHolder(client);
    const dying = holder === null || !isAlive(holder.pid);
    if (!dying || performance.now() - startedAt > DEAD_HOLDER_MS) {
      const pid = holder?.pid ?? '?';
      throw new StartError({
        'zh-CN': `Kuaishan 已经在使用 ${dataDir}（进程 ${pid}）。请先停掉它，或用 DATA_DIR 给这一个另选目录；要再加一个进程分担，请运行 kuaishan worker。`,
        en: `Kuaishan already runs on ${dataDir} (process ${pid}). Stop it first, or give this one a directory of its own with DATA_DIR; for one more process that shares the work, run “kuaishan worker”.`,
      });
    }
    await sleep(20);
  }
}
