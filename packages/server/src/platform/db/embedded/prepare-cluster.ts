import pg from 'pg';
import { bootstrap } from '../bootstrap.ts';
import type { Urls } from './urls.ts';

/** Whether the server behind `url` serves the directory we mean, and takes our password: then it is ours. */
export async function servesCluster(urls: Urls, cluster: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: urls.maintenance, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Makes the two logins, the database, and what migrations need in it. Repeating it changes nothing, so it may be interrupted anywhere. */
export async function prepareCluster(urls: Urls): Promise<void> {
  const client = new pg.Client({ connectionString: urls.maintenance, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const database = new URL(urls.superuser).pathname.slice(1);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) {
      for (const url of [urls.owner, urls.app]) {
        const { username: role, password } = new URL(url);
        const { rowCount: exists } = await client.query('select from pg_roles where rolname = $1', [role]);
        await client.query(`${exists ? 'alter' : 'create'} role ${role} login password ${pg.escapeLiteral(password)}`);
      }
      // last: its existence says that the rest is done
      await client.query(`create database ${pg.escapeIdentifier(database)}`);
    }
  } finally {
    await client.end();
  }
  await bootstrap({ adminUrl: urls.superuser });
}
