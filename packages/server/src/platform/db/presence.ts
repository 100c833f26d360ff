import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log/index.ts';
import { StartError } from '../start-error.ts';
import { keepAliveOptions } from './patience.ts';

/** Advisory locks of the product's database, named by two arbitrary numbers: held by every process that is present; held while one comes in. */
const PRESENT = [7262, 2] as const;
const ENTRANCE = [7262, 3] as const;
const NAME = 'kuaishan at ';
/** Somebody else's entrance takes milliseconds; a database that does not answer is told apart from one that refuses. */
const ENTER_WITHIN_MS = 10_000;

export interface Presence {
  /** the secret is not the one the last processes had: people sign in anew */
  readonly newSecret: boolean;
  leave(): Promise<void>;
}

/**
 * Joins the processes that serve one database, on a connection of its own, and makes sure that all sign sessions with the same secret: who came through
 * one process would be signed out by the next. A different secret is taken when nobody else is present (it was changed on purpose, or lost).
 * Should the connection be lost, comes back by itself; should others have agreed on another secret by then, calls `onLost`.
 * Throws `StartError` when the secrets differ.
 */
export async function joinInstallation(o: { url: string; secret: string; log: Log; onLost: (reason: Error) => void }): Promise<Presence> {
  const fingerprint = fingerprintOf(o.secret);
  let left = false;
  let client: pg.Client;
  let newSecret = false;
  [client, newSecret] = await enter();

  async function enter(): Promise<[pg.Client, boolean]> {
    const fresh = new pg.Client({
      connectionString: o.url,
      // what others are told when they may not come in; PostgreSQL keeps 63 bytes
      application_name: `${NAME}${hostname().slice(0, 30)} (${process.pid})`,
      connectionTimeoutMillis: 5_000,
      query_timeout: ENTER_WITHIN_MS,
      keepAlive: true,
      options: keepAliveOptions,
    });
    fresh.on('error', (error) => o.log.debug({ err: error }, 'the connection that says we are here broke'));
    try {
      await fresh.connect();
      const renewed = await agree(fresh, fingerprint);
      fresh.once('end', () => void comeBack());
      return [fresh, renewed];
    } catch (error) {
      await fresh.end().catch(() => {});
      throw error;
    }
  }

  async function comeBack(): Promise<void> {
    for (let waitMs = 100; !left; waitMs = Math.min(waitMs * 2, 2_000)) {
      try {
        [client] = await enter();
        if (left) await client.end();
        return;
      } catch (error) {
        if (error instanceof StartError) return o.onLost(error);
        await sleep(waitMs, undefined, { ref: false });
      }
    }
  }

  return {
    newSecret,
    leave: async () => {
      left = true;
      await client.end().catch(() => {});
    },
  };
}

/** Recognises a secret without telling it: kept in the database and in backups. */
export function fingerprintOf(secret: string): string {
  return createHash('sha256').update(`kuaishan sign-in secret\n${secret}`).digest('hex').slice(0, 16);
}

/** One at a time: notes our fingerprint, or gives up when others present have agreed on another. Gives whether it replaced one. */
async function agree(client: pg.Client, fingerprint: string): Promise<boolean> {
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock($1, $2)', [...ENTRANCE]);
  const held = async (replacing: string | null) => {
    const { rows } = await client.query<{ held: string }>('select operation.agree_on_secret($1, $2) as held', [fingerprint, replacing]);
    return rows[0]?.held ?? '';
  };
  const before = await held(null);
  if (before !== fingerprint) {
    const others = await presentOthers(client);
    if (others.length > 0) throw differs(others);
    await held(before);
  }
  await client.query('select pg_advisory_lock_shared($1, $2)', [...PRESENT]);
  await client.query('commit');
  return before !== fingerprint;
}

/** The names of the other processes that are present: host and process id. */
export async function presentOthers(client: Pick<pg.Client, 'query'>): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.objsubid = 2 and l.granted and l.pid <> pg_backend_pid()
       and l.database = (select oid from pg_database where datname = current_database()) order by 1`,
    [...PRESENT],
  );
  return rows.map(({ name }) => name.replace(NAME, ''));
}

function differs(others: readonly string[]): StartError {
  const who = others.join(', ');
  return new StartError({
    'zh-CN': `这个进程签名登录用的密钥和同一个数据库上其他进程的不一样（${who}）：在一个进程登录的人，会被另一个当作没登录，所以不启动。请给每个进程设同一个 AUTH_SECRET；要换密钥，先停掉所有进程。`,
    en: `This process signs sessions with another secret than those already on this database (${who}): who signs in through one would be a stranger to the other, so it was not started. Give every process the same AUTH_SECRET; to change it, stop them all first.`,
  });
}
