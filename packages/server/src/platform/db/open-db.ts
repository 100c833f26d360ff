import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Log } from '../log/index.ts';
import { openPool } from './open-pool.ts';
import type { Waiting } from './patience.ts';
import type { Database, Db } from './transaction.ts';

/** Kysely over a pool of its own. `close` waits for running queries; closing twice is fine. */
export interface OpenDb {
  readonly db: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens the database at `url`; connects lazily. */
export function openDb(o: { url: string; log: Log; name?: string; max?: number; waiting?: Waiting }): OpenDb {
  const pool = openPool(o);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | null = null;
  return { db, pool, close: () => (closing ??= db.destroy().then(() => (pool.ended ? undefined : pool.end()))) };
}
