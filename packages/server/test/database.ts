import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { assertRole, type Db, openDb } from '../src/platform/db/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { templateDatabase } from './throwaway-cluster.ts';

/** A database of a test file's own, migrated and empty. */
export interface TestDatabase {
  /** as the application: neither superuser nor BYPASSRLS nor owner (asserted) */
  readonly db: Db;
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly superUrl: string;
  /** Ends the connections of `db`; the database itself is left behind. */
  close(): Promise<void>;
}

/**
 * Copies the template: `const database = await testDatabase(); afterAll(() => database.close());` at the top of a test file.
 * Takes 30–120 ms.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { port, password } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = (user: string, database = name) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const admin = new pg.Client({ connectionString: url('postgres', 'postgres') });
  await admin.connect();
  await admin.query(`create database ${name} template ${templateDatabase} strategy file_copy`);
  // rights on a database are not copied with it
  await admin.query(`revoke all on database ${name} from public; grant connect, create, temporary on database ${name} to kuaishan_owner;
    grant connect on database ${name} to kuaishan_app`);
  await admin.end();
  const { db, close } = openDb({ url: url('test_app'), log: silentLog, name: 'test', max: 8 });
  await assertRole(db);
  return { db, appUrl: url('test_app'), ownerUrl: url('test_owner'), superUrl: url('postgres'), close };
}
