import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { StartError } from '../start-error.ts';
import { codeOf } from './database-errors.ts';

/** An advisory lock of one database: two administrators preparing it at once take turns. Random number. */
const BOOTSTRAP_LOCK = 7_262_104_511;

/**
 * Makes the roles, schemas and rights the migrations need, as the administrator of `adminUrl`. When `application` is given, that login is made
 * (if it does not exist) and becomes a member of kuaishan_app. Running it again changes nothing. Throws with what to do when rights are missing.
 */
export async function bootstrap(o: { adminUrl: string; application?: { user: string; password: string } }): Promise<void> {
  const client = new pg.Client({ connectionString: o.adminUrl, connectionTimeoutMillis: 5_000, application_name: 'kuaishan bootstrap' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [BOOTSTRAP_LOCK]);
    await client.query(await readFile(join(import.meta.dirname, 'bootstrap.sql'), 'utf8'));
    if (o.application) await admitApplication(client, o.application);
  } catch (cause) {
    if (cause instanceof Error && codeOf(cause) === '42501') {
      const [user, database] = [client.user ?? '?', client.database ?? '?'];
      throw new StartError(
        {
          'zh-CN': `DATABASE_ADMIN_URL 用的是“${user}”，它没有权限准备数据库“${database}”（${cause.message}）。请用超级用户，或拥有该数据库并带 CREATEROLE 的用户。`,
          en:
            `DATABASE_ADMIN_URL signs in as “${user}”, which may not prepare the database “${database}” (${cause.message}). ` +
            'Use a superuser, or a login with CREATEROLE that owns the database.',
        },
        { cause },
      );
    }
    throw cause;
  } finally {
    await client.end();
  }
}

async function admitApplication(client: pg.Client, { user, password }: { user: string; password: string }): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [user]);
  const name = pg.escapeIdentifier(user);
  if (rowCount === 0) await client.query(`create role ${name} login nosuperuser nobypassrls password ${pg.escapeLiteral(password)}`);
  const { rows } = await client.query<{ member: boolean }>(`select pg_has_role($1, 'kuaishan_app', 'USAGE') as member`, [user]);
  if (!rows[0]?.member) await client.query(`grant kuaishan_app to ${name} with inherit true`);
}
