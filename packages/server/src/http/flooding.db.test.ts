import { beforeAll, expect, test } from 'vitest';
import { type PerformedWorld, performedWorld } from '../../test/performed-world.ts';
import { testApp } from '../../test/test-app.ts';
import { cue, scriptText } from '../../test/test-scripts.ts';

/** Whoever wears a door out waits; their neighbours do not. */
const t = await testApp({ routes: 'whole' });
let world: PerformedWorld;
beforeAll(async () => {
  world = await performedWorld(t, '甲方');
});

/** How often each status was answered to requests made at once. */
async function statuses(times: number, ask: (n: number) => Promise<{ status: number }>): Promise<Record<number, number>> {
  const answers = await Promise.all(Array.from({ length: times }, (_, n) => ask(n)));
  const byStatus = Map.groupBy(answers, ({ status }) => status);
  return Object.fromEntries([...byStatus].map(([status, list]) => [status, list.length]));
}

test('an invitation is no way to guess a colleague’s password: after ten tries it waits', async () => {
  const enter = (password: string) =>
    t.request('POST', '/api/v1/entry', {
      body: { token: world.inviteToken, displayName: '某人', email: world.account.email, password, locale: 'zh-CN', zone: 'Asia/Shanghai' },
    });
  expect(await statuses(12, (n) => enter(`wrong password ${n}`))).toEqual({ 409: 10, 429: 2 });
});

test('one address cannot fill a group: the hundred-and-first join of a minute waits, one into another group does not', async () => {
  const [group, other] = world.groups;
  const join = (code: string) =>
    t.request('POST', `/api/v1/join/${code}`, { body: { displayName: '小雨', joinKey: t.deps.random.token() } });
  const { 200: letIn = 0, ...rest } = await statuses(105, () => join(group!.joinCode));
  // the world's own members came through the same door
  expect(letIn + group!.members.length).toBe(100);
  expect(Object.keys(rest)).toEqual(['429']);
  expect((await join(other!.joinCode)).status).toBe(200);
});

test('a member who talks like a program waits; the others are heard', async () => {
  const group = world.groups[1]!;
  const joined = { displayName: '小雨', joinKey: t.deps.random.token() };
  const { token: first } = (await t.request('POST', `/api/v1/join/${group.joinCode}`, { body: joined })).body;
  const second = group.members[1]!.token;
  const say = (token: string) =>
    t.request('POST', '/api/v1/room/messages', { as: { token }, body: { text: '刷屏', place: 'room', clientKey: t.deps.random.token() } });
  expect(await statuses(25, () => say(first))).toEqual({ 200: 20, 429: 5 });
  expect((await say(second)).status).toBe(200);
});

test('what a proxy would say of an address is not believed when no proxy was named', async () => {
  const guess = (n: number) =>
    t.request('POST', '/api/auth/sign-in/email', {
      body: { email: world.account.email, password: 'not the password' },
      headers: { 'x-forwarded-for': `203.0.113.${n}` },
    });
  expect(await statuses(12, guess)).toEqual({ 401: 10, 429: 2 });
});

test('a Host that is none is refused before it is written into a policy', async () => {
  for (const host of ['evil.example; script-src *', 'a b[', "x';"]) {
    const answer = await t.request('GET', '/console/', { headers: { host } });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'invalid_request']);
    expect(String(answer.headers['content-security-policy'])).not.toContain('script-src *');
  }
  for (const host of ['localhost:3000', '[::1]:3000', 'xn--fiqs8s.example'])
    expect((await t.request('GET', '/api/v1/health', { headers: { host } })).status).toBe(200);
});

test('variables named like parts of every object are asked for like any other', async () => {
  const as = world.owner;
  for (const name of ['constructor', 'toString', '__proto__']) {
    const text = scriptText(cue('d1', { when: 'on go', text: `{{ ${name} }}` }));
    const script = await t.request('POST', '/api/v1/scripts', { as, body: { text } });
    const answer = await t.request('POST', '/api/v1/campaigns', {
      as,
      headers: { 'idempotency-key': t.deps.random.token() },
      body: {
        ...{ name: '营', scriptVersionId: script.body.scriptVersionId, openingAt: '2030-12-01T09:00', zone: 'Asia/Shanghai' },
        ...{ groups: [{ channel: 'webRoom', count: 1 }], values: {}, cast: [] },
      },
    });
    expect(answer.body.error).toMatchObject({ code: 'values_missing', details: { missing: [name] } });
  }
});

test('a cursor nobody gave is refused, whatever it looks like', async () => {
  for (const cursor of ['2026-99-99T00:00:00Z_1', '2026-01-01T00:00:00Z_99999999999999999999999'])
    expect((await t.request('GET', `/api/v1/prompts?cursor=${cursor}`, { as: world.owner })).status).toBe(400);
});
