import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breakableConnection } from '../test/breakable-connection.ts';
import { testDatabase } from '../test/database.ts';
import { cue, scriptText } from '../test/test-scripts.ts';
import { type RunningServer, startServer } from './main.ts';
import { type ManualClock, manualClock } from './platform/clock/index.ts';

/** A whole server over HTTP, its database behind a connection that can be broken. */
const database = await testDatabase();
const way = await breakableConnection(database.appUrl);
const clock: ManualClock = manualClock();
let server: RunningServer;
let cookie = '';

beforeAll(async () => {
  server = await startServer({
    clock,
    config: {
      ...{ databaseUrl: way.url, databaseAdminUrl: null, port: 0, host: '127.0.0.1', publicUrl: 'http://127.0.0.1:0' },
      ...{
        dataDir: mkdtempSync(join(tmpdir(), 'kuaishan-main-')),
        authSecret: 'a secret of this test, used nowhere else',
        logLevel: 'silent',
      },
    },
  });
});
afterAll(async () => {
  await server.stop();
  await way.break();
  await database.close();
});

async function call(method: 'GET' | 'POST', path: string, o: { body?: object; token?: string } = {}) {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      ...{ 'accept-language': 'zh-CN', 'content-type': 'application/json', origin: server.url, 'idempotency-key': 'opening-of-the-test' },
      ...(o.token ? { authorization: `Bearer ${o.token}` } : cookie && { cookie }),
    },
    body: method === 'POST' ? JSON.stringify(o.body ?? {}) : null,
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
}

async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
  }
}

test('from the owner’s link to a performed cue on a member’s page; the database is lost meanwhile, and it comes back by itself', async () => {
  const link = await server.createOwnerLink();
  expect(link).toMatch(new RegExp(`^${server.url}/console/entry/`));
  const account = { email: 'owner@example.com', password: 'correct horse battery' };
  const entered = await call('POST', '/api/v1/entry', {
    body: {
      token: link?.split('/').at(-1),
      displayName: '林知夏',
      workspaceName: '工作室',
      locale: 'zh-CN',
      zone: 'Asia/Shanghai',
      ...account,
    },
  });
  cookie = entered.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  expect(await server.createOwnerLink()).toBeNull();

  const text = scriptText(
    [cue('d1-早', { when: 'day 1 09:01', text: '早上好' }), cue('d1-晚', { when: 'day 1 21:00', text: '晚上好' })].join('\n'),
  );
  const script = await call('POST', '/api/v1/scripts', { body: { text } });
  const campaign = await call('POST', '/api/v1/campaigns', {
    body: {
      ...{
        name: '十二月营',
        scriptVersionId: script.body.scriptVersionId,
        openingAt: '2026-12-01T09:00',
        zone: 'Asia/Shanghai',
        values: {},
      },
      groups: [{ channel: 'webRoom', count: 1 }],
      cast: [{ role: 'host', staffId: entered.body.staffId, deputyStaffId: null }],
    },
  });
  const code = campaign.body.groups[0].joinLink.split('/').at(-1);
  const { token } = (await call('POST', `/api/v1/join/${code}`, { body: { displayName: '小雨', joinKey: 'the-phone-of-xiaoyu' } })).body;
  const heard = async () =>
    (await call('GET', '/api/v1/room/feed', { token })).body.items?.map((message: { text: string }) => message.text);

  clock.advance({ minutes: 2 });
  expect(await until(async () => ((await heard()).length > 0 ? heard() : null))).toEqual(['早上好']);

  await way.break();
  const refused = await call('GET', '/api/v1/board');
  expect([refused.status, refused.body.error.code, refused.headers.get('retry-after')]).toEqual([503, 'database_unavailable', '5']);
  expect(refused.body.error.message).toContain('数据库暂时连不上');
  expect((await call('GET', '/api/v1/room', { token })).status).toBe(503);
  expect((await call('POST', '/api/auth/sign-in/email', { body: account })).status).toBe(503);
  expect(
    (await call('POST', '/api/v1/room/messages', { token, body: { text: '在吗', place: 'room', clientKey: 'said-while-lost' } })).status,
  ).toBe(503);
  expect((await call('GET', '/api/v1/health')).status).toBe(200);
  clock.moveTo(new Date('2026-12-01T21:00:30+08:00'));

  await way.mend();
  expect(await until(async () => ((await call('GET', '/api/v1/board')).status === 200 ? true : null))).toBe(true);
  expect(
    (await call('POST', '/api/v1/room/messages', { token, body: { text: '在吗', place: 'room', clientKey: 'said-while-lost' } })).status,
  ).toBe(200);
  const texts = await until(async () => ((await heard()).length === 3 ? heard() : null));
  expect([...texts].sort((a, b) => a.localeCompare(b))).toEqual(['晚上好', '早上好', '在吗'].sort((a, b) => a.localeCompare(b)));
  expect((await call('GET', '/api/v1/audit')).body).toMatchObject({ lost: 0, twice: 0 });
}, 60_000);
