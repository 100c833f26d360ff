import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Db, openDatabase, openDb } from '../../src/platform/db/index.ts';
import { silentLog } from '../../src/platform/log/index.ts';
import type { Stage } from './bench.ts';

/** An embedded database exactly as `kuaishan start` runs it, durable commits and all, which is gone when the bench ends. */
export interface OwnDatabase {
  /** as the application: row-level security binds it */
  readonly db: Db;
  readonly appUrl: string;
  readonly adminUrl: string;
  readonly dataDir: string;
  /** the superuser: seeds, truncates, vacuums */
  readonly admin: pg.Client;
  /** Ends it now rather than with the bench. */
  drop(): Promise<void>;
}

export async function ownDatabase(stage: Stage): Promise<OwnDatabase> {
  const dataDir = mkdtempSync(join(stage.directory, 'kuaishan-bench-'));
  // started by root, PostgreSQL runs as another user and has to get in
  chmodSync(dataDir, 0o711);
  stage.afterwards(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const config = { databaseUrl: null, databaseAdminUrl: null, dataDir };
  const database = await openDatabase({ config, log: silentLog, role: 'server' });
  // a bench waits as long as it takes
  const { db, close } = openDb({ url: database.appUrl, log: silentLog, name: 'bench', waiting: 'tool' });
  const adminUrl = database.embedded?.urls.superuser ?? '';
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => {});
  await admin.connect();
  let dropping: Promise<void> | null = null;
  const drop = () =>
    (dropping ??= (async () => {
      await admin.end();
      await close();
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    })());
  stage.afterwards(drop);
  return { db, appUrl: database.appUrl, adminUrl, dataDir, admin, drop };
}
