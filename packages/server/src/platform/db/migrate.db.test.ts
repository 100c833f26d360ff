import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { silentLog } from '../log/index.ts';
import { assertRole, bootstrap, migrate, openDb } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

/** An empty database, as an administrator hands it over. */
async function emptyDatabase(name: string): Promise<{ adminUrl: string; urlOf: (user: string, password: string) => string }> {
  const admin = new pg.Client({ connectionString: database.superUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const urlOf = (user: string, password: string) => {
    const url = new URL(database.superUrl);
    return Object.assign(url, { username: user, password, pathname: `/${name}` }).toString();
  };
  return { adminUrl: urlOf('postgres', new URL(database.superUrl).password), urlOf };
}

test('four migrators at once on an empty database do the work once', async () => {
  const { adminUrl } = await emptyDatabase('migrated_by_four');
  await Promise.all(Array.from({ length: 4 }, () => bootstrap({ adminUrl })));
  const ran = await Promise.all(Array.from({ length: 4 }, () => migrate(adminUrl)));
  expect(ran.flat().filter((name) => name === '0001-foundations')).toHaveLength(1);
  expect(await migrate(adminUrl)).toEqual([]);
});

test('an administrator prepares a database for a login that did not exist, and the application may start with it', async () => {
  const { adminUrl, urlOf } = await emptyDatabase('prepared_for_a_login');
  await bootstrap({ adminUrl, application: { user: 'shop floor', password: "it's" } });
  await migrate(adminUrl);
  const app = openDb({ url: urlOf('shop%20floor', "it's"), log: silentLog });
  await assertRole(app.db);
  expect(await app.db.selectFrom('workspace').selectAll().execute()).toEqual([]);
  await app.close();
});

test('a login that owns the database and has CREATEROLE, without being a superuser, can administer', async () => {
  const { adminUrl, urlOf } = await emptyDatabase('administered_without_superuser');
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create role plain_admin login createrole password 'secret'; alter database administered_without_superuser owner to plain_admin;
    grant kuaishan_owner, kuaishan_app to plain_admin with admin option`);
  await admin.end();
  const plainAdminUrl = urlOf('plain_admin', 'secret');
  await bootstrap({ adminUrl: plainAdminUrl, application: { user: 'plain_app', password: 'secret' } });
  expect(await migrate(plainAdminUrl)).toContain('0001-foundations');
});

test('an administrator without the rights is told which are missing', async () => {
  const { adminUrl, urlOf } = await emptyDatabase('administered_by_nobody');
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create role powerless login password 'secret'`);
  await admin.end();
  await expect(bootstrap({ adminUrl: urlOf('powerless', 'secret') })).rejects.toThrow(
    /“powerless”, which may not prepare the database “administered_by_nobody”.*CREATEROLE/s,
  );
});

test.each([
  ['superUrl', 'is a superuser'],
  ['ownerUrl', 'may act as kuaishan_owner'],
] as const)('the application refuses to run as %s', async (which, fault) => {
  const wrong = openDb({ url: database[which], log: silentLog });
  await expect(assertRole(wrong.db)).rejects.toThrow(fault);
  await wrong.close();
});

test('the application refuses to run with BYPASSRLS', async () => {
  const admin = new pg.Client({ connectionString: database.superUrl });
  await admin.connect();
  await admin.query(`create role bypasser login bypassrls password 'secret' in role kuaishan_app`);
  await admin.end();
  const wrong = openDb({
    url: Object.assign(new URL(database.superUrl), { username: 'bypasser', password: 'secret' }).toString(),
    log: silentLog,
  });
  await expect(assertRole(wrong.db)).rejects.toThrow('BYPASSRLS');
  await wrong.close();
});
