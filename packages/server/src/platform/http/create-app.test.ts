import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { manualClock } from '../clock/index.ts';
import { DomainError } from '../errors.ts';
import { silentLog } from '../log/index.ts';
import { seededRandom } from '../random/index.ts';
import { type Access, type App, createApp, idempotencyKeyOf, memberOf, staffOf } from './index.ts';

const staff = (permission: 'owner' | 'operator' | 'assistant') =>
  ({ kind: 'staff', workspaceId: 'w', staffId: permission, permission }) as const;
const newApp = (o: { trustProxy?: readonly string[] } = {}) =>
  createApp({
    ...o,
    log: silentLog,
    random: seededRandom({ clock: manualClock(), seed: 1 }),
    authenticator: {
      staff: async ({ headers }) => (headers.cookie ? staff(headers.cookie as 'owner') : null),
      member: async ({ headers }) => (headers.authorization ? { kind: 'member', workspaceId: 'w', groupId: 'g', memberId: 'm' } : null),
    },
  });

let app: App;
beforeAll(async () => {
  app = await newApp();
  for (const access of ['nobody', 'staff', 'operator', 'owner', 'member', 'staffOrMember'] as const satisfies readonly Access[]) {
    app.route({
      method: 'GET',
      url: `/${access}`,
      config: { access },
      handler: async (request) => ({ kind: request.actor?.kind ?? null }),
    });
  }
  app.route({
    method: 'POST',
    url: '/write/:count',
    config: { access: 'staff' },
    schema: {
      params: z.object({ count: z.coerce.number().int() }),
      body: z.object({ text: z.string().max(5) }),
      response: { 200: z.object({ text: z.string(), key: z.string() }) },
    },
    handler: async (request) => ({
      text: request.body.text,
      key: idempotencyKeyOf(request),
      secret: 'never named in the schema',
      by: staffOf(request).staffId,
    }),
  });
  app.route({
    method: 'GET',
    url: '/refuse',
    config: { access: 'nobody' },
    handler: async () => Promise.reject(new DomainError('too_large', { maxBytes: 1024 * 1024 })),
  });
  app.route({
    method: 'GET',
    url: '/break',
    config: { access: 'nobody' },
    handler: async () => Promise.reject(new Error('select * from secrets')),
  });
  app.route({
    method: 'GET',
    url: '/lost',
    config: { access: 'nobody' },
    handler: async () =>
      Promise.reject(new Error('query failed', { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) })),
  });
  app.route({
    method: 'GET',
    url: '/nul',
    config: { access: 'nobody' },
    handler: async () => Promise.reject(Object.assign(new Error('invalid byte sequence for encoding "UTF8": 0x00'), { code: '22021' })),
  });
  app.route({ method: 'GET', url: '/as-member', config: { access: 'staff' }, handler: async (request) => memberOf(request) });
  await app.ready();
});
afterAll(() => app.close());

const owner = { cookie: 'owner', origin: 'http://localhost:80', host: 'localhost:80' };

test('a route that does not say who may call it cannot be registered', async () => {
  const strict = await newApp();
  expect(() => strict.get('/open', async () => 'oops')).toThrow('GET /open does not say who may call it');
  await strict.close();
});

test.each([
  ['nobody', {}, 200],
  ['staff', {}, 401],
  ['staff', { cookie: 'assistant' }, 200],
  ['operator', { cookie: 'assistant' }, 403],
  ['operator', { cookie: 'operator' }, 200],
  ['owner', { cookie: 'operator' }, 403],
  ['owner', { cookie: 'owner' }, 200],
  ['member', { cookie: 'owner' }, 401],
  ['member', { authorization: 'Bearer x' }, 200],
  ['staff', { authorization: 'Bearer x' }, 401],
  ['staffOrMember', {}, 401],
  ['staffOrMember', { authorization: 'Bearer x' }, 200],
  ['staffOrMember', { cookie: 'assistant' }, 200],
])('a route for %s answers %j with %i', async (access, headers, status) => {
  expect((await app.inject({ url: `/${access}`, headers })).statusCode).toBe(status);
});

test('who may not call a route does not learn whether their input was valid', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/write/many',
    headers: { 'content-type': 'application/json' },
    body: '{"broken',
  });
  expect(answer.json().error.code).toBe('signed_out');
});

test('an answer holds what its schema names and nothing else', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/write/1',
    headers: { ...owner, 'idempotency-key': 'key-of-the-test' },
    body: { text: 'short' },
  });
  expect(answer.json()).toEqual({ text: 'short', key: 'key-of-the-test' });
});

test.each([
  ['a field', { url: '/write/1', body: { text: 'too long' } }, 'text'],
  ['a parameter', { url: '/write/many', body: { text: 'short' } }, 'count'],
  ['a missing body', { url: '/write/1' }, ''],
  ['a missing idempotency key', { url: '/write/1', body: { text: 'short' } }, 'Idempotency-Key'],
  ['broken JSON', { url: '/write/1', body: '{"text":', headers: { 'content-type': 'application/json' } }, 'JSON'],
])('%s that is not valid is named', async (_what, request, name) => {
  const answer = await app.inject({ method: 'POST', ...request, headers: { ...owner, ...('headers' in request ? request.headers : {}) } });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().error).toMatchObject({ code: 'invalid_request', requestId: answer.headers['x-request-id'] });
  expect(answer.json().error.details.problems.join('; ')).toContain(name);
});

test.each([
  [undefined, 403],
  ['https://evil.example', 403],
  ['null', 403],
  ['http://localhost:8080', 403],
  ['http://localhost:80', 200],
])('a write with a cookie from origin %j is answered %i', async (origin, status) => {
  const { origin: _own, ...headers } = owner;
  const answer = await app.inject({
    method: 'POST',
    url: '/write/1',
    headers: { ...headers, 'idempotency-key': 'key-of-the-test', ...(origin && { origin }) },
    body: { text: 'short' },
  });
  expect(answer.statusCode).toBe(status);
  if (status === 403) expect(answer.json().error.code).toBe('foreign_origin');
});

test('refusals are said in the caller’s language', async () => {
  expect((await app.inject({ url: '/refuse', headers: { 'accept-language': 'zh-CN' } })).json().error.message).toBe(
    '内容太大，上限是 1 MB',
  );
  const answer = await app.inject({ url: '/refuse' });
  expect([answer.statusCode, answer.json().error.message, answer.json().error.details]).toEqual([
    413,
    'Too large; the limit is 1 MB',
    { maxBytes: 1048576 },
  ]);
});

test('a fault of ours is answered without its cause', async () => {
  const answer = await app.inject({ url: '/break' });
  expect([answer.statusCode, answer.json().error.code]).toEqual([500, 'internal']);
  expect(answer.body).not.toContain('secrets');
});

test('a lost database is 503, in words and with when to try again', async () => {
  const answer = await app.inject({ url: '/lost' });
  expect([answer.statusCode, answer.json().error.code, answer.headers['retry-after']]).toEqual([503, 'database_unavailable', '5']);
});

test('a NUL character the database refuses is the caller’s fault, not ours', async () => {
  expect((await app.inject({ url: '/nul' })).json().error.details.problems).toEqual([
    'body: holds a NUL character that cannot be kept; type it again',
  ]);
});

test('an address that does not exist, and a body over the limit, are answered in the one shape', async () => {
  expect((await app.inject({ url: '/nowhere' })).json().error.code).toBe('not_found');
  const big = await app.inject({ method: 'POST', url: '/write/1', headers: owner, body: { text: 'x'.repeat(3 * 1024 * 1024) } });
  expect([big.statusCode, big.json().error.code]).toEqual([413, 'too_large']);
});

test('every answer, also a refusal, tells browsers to run, frame, sniff, refer and keep nothing', async () => {
  for (const url of ['/nobody', '/refuse', '/nowhere']) {
    expect((await app.inject({ url })).headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  }
});

test('a member’s route asked for by mistake in a staff route refuses instead of acting for nobody', async () => {
  expect((await app.inject({ url: '/as-member', headers: { cookie: 'owner' } })).json().error.code).toBe('left_group');
});

test('a named proxy’s word on who calls is taken, a stranger’s is not', async () => {
  for (const [trustProxy, ip] of [
    [['127.0.0.1'], '203.0.113.7'],
    [[], '127.0.0.1'],
    [['10.0.0.0/8'], '127.0.0.1'],
  ] as const) {
    const behind = await newApp({ trustProxy });
    behind.route({ method: 'GET', url: '/who', config: { access: 'nobody' }, handler: async (request) => ({ ip: request.ip }) });
    const answer = await behind.inject({ url: '/who', headers: { 'x-forwarded-for': '198.51.100.9, 203.0.113.7' } });
    expect(answer.json()).toEqual({ ip });
    await behind.close();
  }
});

test('an address that cannot even be routed is answered in the one shape, with its headers', async () => {
  for (const url of ['/write/%zz', `/write/${'1'.repeat(1_000)}`]) {
    const answer = await app.inject({ url, method: 'POST', headers: { 'accept-language': 'zh-CN' } });
    expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'invalid_request']);
    expect(answer.json().error.message).toMatch(/^请求内容有误：网址/);
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  }
});
