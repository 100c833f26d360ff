import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startServer } from '../../src/main.ts';
import { readConfig } from '../../src/platform/config.ts';
import { inWorkspace } from '../../src/platform/db/index.ts';
import { startKillableCluster } from './killable-cluster.ts';

const cluster = await startKillableCluster();
const server = await startServer({
  config: readConfig({
    ...{ DATABASE_URL: cluster.appUrl, PORT: '0', LOG_LEVEL: 'silent' },
    ...{ DATA_DIR: mkdtempSync(join(tmpdir(), 'kuaishan-frozen-')), AUTH_SECRET: 'a secret of this test, used nowhere else' },
  }),
});
afterAll(async () => {
  cluster.thaw();
  await server.stop();
  await cluster.remove();
});

const get = async (path: string) => {
  const answer = await fetch(`${server.url}${path}`, { headers: { 'accept-language': 'zh-CN' } });
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), text: await answer.text() };
};
/** asks the database whose link this is */
const entry = `/api/v1/entry/${'A'.repeat(32)}`;

test('a PostgreSQL that stops answering without dropping a connection fails requests in words instead of letting them wait; probes and metrics say so; thawed, it is as before', {
  timeout: 120_000,
}, async () => {
  expect((await get(entry)).status).toBe(410);
  expect((await get('/readyz')).status).toBe(200);
  cluster.freeze();
  // more than the pool has connections: some wait for an answer, some for a connection
  const refused = await Promise.all(Array.from({ length: 14 }, () => get(entry)));
  expect(refused.map(({ status, retryAfter }) => [status, retryAfter])).toEqual(Array.from({ length: 14 }, () => [503, '5']));
  expect(JSON.parse(refused[0]?.text ?? '')).toMatchObject({
    error: { code: 'database_unavailable', message: expect.stringContaining('数据库暂时连不上') },
  });
  expect(await get('/readyz')).toMatchObject({ status: 503, text: 'the database does not answer\n' });
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/metrics')).text).toContain('kuaishan_database_up 0');
  cluster.thaw();
  while ((await get(entry)).status !== 410);
  while ((await get('/readyz')).status !== 200);
  expect((await get('/metrics')).text).toContain('kuaishan_database_up 1');
});

test('a statement that waits too long for a neighbour’s lock is given up in order: the caller hears that the database is busy, the connection stays', async () => {
  const { db } = server.deps;
  const neighbour = new pg.Client({ connectionString: cluster.appUrl });
  await neighbour.connect();
  await neighbour.query('select pg_advisory_lock(4711)');
  const workspaceId = '00000000-0000-7000-8000-000000000001';
  const waiting = inWorkspace(db, workspaceId, async (tx) => {
    // as long as a request waits for any lock, made shorter for the test
    await sql`set local lock_timeout = 50`.execute(tx);
    await sql`select pg_advisory_xact_lock(4711)`.execute(tx);
  });
  await expect(waiting).rejects.toMatchObject({ code: '55P03' });
  await neighbour.end();
  const settings = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout', 'tcp_keepalives_idle') order by name`.execute(
    db,
  );
  expect(settings.rows.map(({ name, setting }) => [name, Number(setting) > 0])).toEqual([
    ['idle_in_transaction_session_timeout', true],
    ['lock_timeout', true],
    ['statement_timeout', true],
    ['tcp_keepalives_idle', true],
  ]);
});
