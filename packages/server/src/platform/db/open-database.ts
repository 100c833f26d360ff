import type pg from 'pg';
import type { Config } from '../config.ts';
import type { Log } from '../log/index.ts';
import { assertRole } from './assert-role.ts';
import { type Embedded, openEmbedded } from './embedded/index.ts';
import { prepareExternal } from './external.ts';
import { assertCurrent, migrate } from './migrate.ts';
import { openDb } from './open-db.ts';
import type { Db } from './transaction.ts';

/** The database of a process, migrated and checked. */
export interface OpenDatabase {
  readonly db: Db;
  /** behind `db` */
  readonly pool: pg.Pool;
  /** as the application; for the pools other libraries make themselves */
  readonly appUrl: string;
  /** the migrations this process ran */
  readonly migrated: readonly string[];
  readonly embedded: Embedded | null;
  /** Closes the connections and, for a server, stops the embedded PostgreSQL. */
  stop(): Promise<void>;
}

/**
 * Opens the database the settings name: an external PostgreSQL, or the embedded one in the data directory. Brings it up to date (external: only when
 * `databaseAdminUrl` is given) and makes sure that row-level security binds the application's login.
 * `role`: a `server` holds the embedded database, a `worker` works beside the one that does; a `tool` uses it, or starts it for its own time.
 * Throws `StartError` where a person has to mend something.
 */
export async function openDatabase(o: {
  config: Pick<Config, 'databaseUrl' | 'databaseAdminUrl' | 'dataDir'>;
  log: Log;
  role: 'server' | 'worker' | 'tool';
  max?: number;
  onLost?: (reason: Error) => void;
}): Promise<OpenDatabase> {
  const { databaseUrl, databaseAdminUrl, dataDir } = o.config;
  const embedded =
    databaseUrl === null ? await openEmbedded({ dataDir, log: o.log, role: o.role, ...(o.onLost ? { onLost: o.onLost } : {}) }) : null;
  const appUrl = embedded ? embedded.urls.app : (databaseUrl ?? '');
  const waiting = o.role === 'tool' ? 'tool' : 'request';
  const opened = openDb({ url: appUrl, log: o.log, waiting, ...(o.max === undefined ? {} : { max: o.max }) });
  try {
    const migrated = embedded ? await migrateEmbedded(embedded) : await prepareExternal({ databaseUrl: appUrl, databaseAdminUrl });
    await assertRole(opened.db);
    await assertCurrent(opened.db);
    const stop = async () => {
      await opened.close();
      await embedded?.stop();
    };
    return { db: opened.db, pool: opened.pool, appUrl, migrated, embedded, stop };
  } catch (error) {
    await opened.close();
    await embedded?.stop();
    throw error;
  }
}

/** Under a running server a tool leaves the tables as that server knows them. */
async function migrateEmbedded(embedded: Embedded): Promise<string[]> {
  return embedded.served ? [] : migrate(embedded.urls.owner);
}
