import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breakableConnection } from '../test/breakable-connection.ts';
import { testDatabase } from '../test/database.ts';
import { newOwner, type TestApp } from '../test/test-app.ts';
import { cue, scriptText } from '../test/test-scripts.ts';
import { type RunningServer, startServer } from './main.ts';
import { type ManualClock, manualClock } from './platform/clock/index.ts';

/** A whole server over HTTP, its database behind a connection that can be broken. */
const database = await testDatabase();
const way = await breakableConnection(database.appUrl);
const clock: ManualClock = manualClock();
let server: RunningServer;
let cookie = '';
let group = { groupId: '', token: '' };

beforeAll(async () => {
  server = await startServer({
    clock,
    config: {
      ...{ databaseUrl: way.url, databaseAdminUrl: null, port: 0, host: '127.0.0.1', publicUrl: 'http://127.0.0.1:0' },
      ...{
        dataDir: mkdtempSync(join(tmpdir(), 'kuaishan-main-')),
        ...{ trustProxy: [], pushServices: [], metricsToken: null, metricsPort: null, drainSeconds: 0 },
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

async function call(method: 'GET' | 'POST', path: string, o: { body?: object; token?: string; cookie?: string } = {}) {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      ...{ 'accept-language': 'zh-CN', 'content-type': 'application/json', origin: server.url, 'idempotency-key': 'opening-of-the-test' },
      ...(o.token ? { authorization: `Bearer ${o.token}` } : { cookie: o.cookie ?? cookie }),
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
  group = { groupId: campaign.body.groups[0].groupId, token };
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

/** A socket and everything it was told. */
function listen(as: { cookie: string } | { token: string }): { line: Socket; told: string[]; connected: Promise<void> } {
  const line = io(server.url, {
    path: '/api/realtime',
    transports: ['websocket'],
    forceNew: true,
    ...('token' in as ? { auth: as } : { extraHeaders: as }),
  });
  const told: string[] = [];
  line.onAny((event: string, payload: { text?: string }) => told.push(payload.text ?? event));
  const connected = new Promise<void>((resolve, reject) => line.on('connect', resolve).on('connect_error', reject));
  return { line, told, connected };
}

test('open pages hear what was said: the member their room and thread, the staff the group they watch, other staff nothing', async () => {
  const request: TestApp['request'] = async (method, path, o) => {
    const answer = await call(method as 'POST', path, { ...(o?.body && { body: o.body }), cookie: 'nobody' });
    return { ...answer, text: '', headers: { 'set-cookie': answer.headers.getSetCookie() } };
  };
  const stranger = await newOwner({ deps: server.deps, request }, '外人');
  const [host, foreign, member] = [listen({ cookie }), listen({ cookie: stranger.cookie }), listen({ token: group.token })];
  await Promise.all([host.connected, foreign.connected, member.connected]);
  const watching = new Promise<void>((resolve) => host.line.once('group', () => resolve()));
  for (const { line } of [foreign, host]) line.emit('watch', { groupId: group.groupId });
  await watching;

  const heardLast = Promise.all(
    [host, member].map(({ line }) => new Promise<void>((resolve) => line.on('message', ({ text }) => text === '收到' && resolve()))),
  );
  const { memberId } = (await call('GET', '/api/v1/room', { token: group.token })).body.member;
  const answer = { role: 'host', place: 'private', memberId };
  await call('POST', `/api/v1/groups/${group.groupId}/messages`, {
    body: { ...answer, text: '私下说一句', clientKey: 'private-answer-1' },
  });
  await call('POST', '/api/v1/room/messages', { token: group.token, body: { text: '收到', place: 'room', clientKey: 'said-by-member-1' } });
  await heardLast;
  const said = (told: readonly string[]) => told.filter((what) => !['group', 'prompts'].includes(what));
  expect(said(host.told)).toEqual(['私下说一句', '收到']);
  expect(said(member.told)).toEqual(['私下说一句', '收到']);
  expect(foreign.told).toEqual([]);
  for (const { line } of [host, foreign, member]) line.close();
  await expect(listen({ token: 'A'.repeat(43) }).connected).rejects.toThrow('signed_out');
});
