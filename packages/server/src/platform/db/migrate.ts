import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';

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
 */
export async function migrate(url: string): Promise<string[]> {
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
    const migrator = new Migrator({ db, provider: { getMigrations: sqlFiles }, migrationTableSchema: 'migration' });
    const { error, results } = await migrator.migrateToLatest();
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
