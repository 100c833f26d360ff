import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { StartError } from '../start-error.ts';
import { codeOf } from './database-errors.ts';
import type { Db } from './transaction.ts';

const folder = join(import.meta.dirname, 'migrations');

/** Every migration is a numbered .sql file, run once, in order, forward only. */
async function sqlFiles(): Promise<Record<string, Migration>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations = await Promise.all(
    names.map(async (name): Promise<[string, Migration]> => {
      const text = await readFile(join(folder, name), 'utf8');
      return [name.slice(0, -'.sql'.length), { up: async (db) => void (await sql.raw(text).execute(db)) }];
    }),
  );
  return Object.fromEntries(migrations);
}

/**
 * Brings the database at `url` up to date, all or nothing; gives the names of the migrations it ran.
 * Several may run at once: Kysely's advisory lock lets one work and the others find nothing to do.
 * The login must be kuaishan_owner, or be allowed to become it. Throws what PostgreSQL says, with the migration's name.
 * `to`: only so far, for a restore of what an older version wrote.
 */
export async function migrate(url: string, o: { to?: string } = {}): Promise<string[]> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    options: '-c role=kuaishan_owner',
    application_name: 'kuaishan migrate',
    connectionTimeoutMillis: 5_000,
  });
  // its queries fail by themselves when the connection does
  pool.on('error', () => {});
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { rows } = await sql<{ name: string }>`select name from migration.kysely_migration order by name`.execute(db);
    const known = await knownMigrations();
    const unknown = rows.map((row) => row.name).filter((name) => !known.includes(name));
    if (unknown.length > 0) throw newerDatabase(unknown);
    const migrator = new Migrator({ db, provider: { getMigrations: sqlFiles }, migrationTableSchema: 'migration' });
    const { error, results } = await (o.to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(o.to));
    if (error !== undefined) {
      const failed = results?.find((result) => result.status === 'Error')?.migrationName;
      const words = error instanceof Error ? error.message : JSON.stringify(error);
      throw new Error(failed ? `migration ${failed} failed and was rolled back: ${words}` : `cannot migrate: ${words}`, { cause: error });
    }
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

/** The names of the migrations this program has, in order. */
export async function knownMigrations(): Promise<readonly string[]> {
  return Object.keys(await sqlFiles());
}

/** The migrations a database has, as its owner sees them; none when nobody has prepared it. */
export async function appliedByOwner(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration.kysely_migration order by name');
  return rows.map((row) => row.name);
}

/** Makes sure that the database is exactly as new as this program, as the application's login may see it. Throws `StartError` otherwise. */
export async function assertCurrent(db: Db): Promise<void> {
  const known = await knownMigrations();
  const applied = await appliedMigrations(db);
  const missing = known.filter((name) => !applied?.includes(name));
  if (applied === null || missing.length > 0) {
    throw new StartError({
      'zh-CN': `数据库还没有为这个版本准备好（缺 ${missing.join('、')}）。请设置 DATABASE_ADMIN_URL，运行 kuaishan migrate。`,
      en: `The database is not ready for this version (missing: ${missing.join(', ')}). Set DATABASE_ADMIN_URL and run “kuaishan migrate”.`,
    });
  }
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw newerDatabase(unknown);
}

async function appliedMigrations(db: Db): Promise<string[] | null> {
  try {
    const { rows } = await sql<{ name: string }>`select public.migrations_applied() as name`.execute(db);
    return rows.map((row) => row.name);
  } catch (error) {
    // neither the function nor the right to use it: nobody has prepared this database
    if (error instanceof Error && ['42883', '42501', '3F000'].includes(codeOf(error) ?? '')) return null;
    throw error;
  }
}

function newerDatabase(unknown: readonly string[]): StartError {
  return new StartError({
    'zh-CN': `数据库来自更新的 Kuaishan 版本（${unknown.join('、')}），这个版本看不懂。请升级 Kuaishan；什么都没有改动。`,
    en: `The database was written by a newer Kuaishan (${unknown.join(', ')}), which this one does not understand. Upgrade Kuaishan; nothing was changed.`,
  });
}
