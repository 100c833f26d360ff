import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { silentLog } from '../log/index.ts';
import { prepareExternal } from './external.ts';
import { openDatabase } from './open-database.ts';

const database = await testDatabase();
afterAll(() => database.close());

const urlOf = (name: string, user = 'postgres', password = 'test') =>
  Object.assign(new URL(database.superUrl), { username: user, password, pathname: `/${name}` }).toString();

async function asSuperuser(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}

async function open(databaseUrl: string, databaseAdminUrl: string | null = null) {
  return openDatabase({ config: { databaseUrl, databaseAdminUrl, dataDir: '/nonexistent' }, log: silentLog, role: 'server' });
}

test('with an administrator’s URL a new database is prepared at start; later starts need none', async () => {
  await asSuperuser(database.superUrl, 'create database own_server');
  const first = await open(urlOf('own_server', 'own_app', 'secret'), urlOf('own_server'));
  expect(first.migrated[0]).toBe('0001-foundations');
  await first.stop();
  const second = await open(urlOf('own_server', 'own_app', 'secret'));
  expect(second.migrated).toEqual([]);
  expect(await second.db.selectFrom('workspace').selectAll().execute()).toEqual([]);
  await second.stop();
});

test('a database nobody has prepared is refused with what to run', async () => {
  await asSuperuser(database.superUrl, 'create database unprepared');
  await asSuperuser(database.superUrl, "create role unprepared_app login password 'secret' in role kuaishan_app");
  await expect(open(urlOf('unprepared', 'unprepared_app', 'secret'))).rejects.toThrow('Set DATABASE_ADMIN_URL and run “kuaishan migrate”');
});

test('a database of a newer version is refused untouched, by the application and by the migrator', async () => {
  await asSuperuser(database.superUrl, 'create database from_the_future');
  const app = urlOf('from_the_future', 'own_app', 'secret');
  await (await open(app, urlOf('from_the_future'))).stop();
  await asSuperuser(urlOf('from_the_future'), `insert into migration.kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')`);
  await expect(open(app)).rejects.toThrow(/newer Kuaishan \(9999-later\)/);
  await expect(open(app, urlOf('from_the_future'))).rejects.toThrow(/newer Kuaishan \(9999-later\)/);
});

test('a superuser as the application’s login is refused', async () => {
  await expect(open(database.superUrl)).rejects.toThrow('is a superuser');
});

test.each([
  [urlOf('no_such_database'), 'Create it first: create database no_such_database'],
  [urlOf('postgres', 'postgres', 'guessed'), 'Check the user, the password'],
  ['postgres://someone:secret@127.0.0.1:1/kuaishan', 'Check the address, and whether PostgreSQL runs there'],
])('what is wrong with a URL is said without its password (%#)', async (databaseUrl, advice) => {
  const failure = prepareExternal({ databaseUrl, databaseAdminUrl: null, waitMs: 0 });
  await expect(failure).rejects.toThrow(advice);
  await expect(failure).rejects.not.toThrow(/guessed|secret/);
});
