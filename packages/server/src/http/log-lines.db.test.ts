import { expect, test } from 'vitest';
import { performedWorld } from '../../test/performed-world.ts';
import { testApp } from '../../test/test-app.ts';
import { silentRealtime } from '../platform/deps.ts';
import { makeLog } from '../platform/log/index.ts';

/** Everything a server writes, at its most talkative. */
const lines: string[] = [];
let broken = false;
const t = await testApp({
  routes: 'whole',
  deps: {
    log: makeLog({ level: 'trace', write: (line) => lines.push(line) }),
    realtime: {
      ...silentRealtime,
      groupChanged: () => {
        if (broken) throw new Error('the realtime broke');
      },
    },
  },
});

test('through a whole campaign, with refusals and faults, the log holds no name, no text, no token and no secret link', async () => {
  const world = await performedWorld(t, '甲方');
  const [group] = world.groups;
  const [member] = group?.members ?? [];
  const token = { token: member?.token ?? '' };
  await t.request('GET', `/j/${group?.joinCode}?token=${token.token}`);
  await t.request('GET', `/api/v1/media/${world.mediaId}?token=${token.token}`);
  await t.request('GET', `/api/v1/entry/${world.inviteToken}`);
  await t.request('GET', `/nowhere/${group?.joinCode}?token=${token.token}`);
  await t.request('POST', `/api/v1/join/${group?.joinCode}`, { body: { displayName: '甲方 里有 NUL', joinKey: 'a-key-of-a-stranger' } });
  await t.request('POST', '/api/auth/sign-in/email', { body: { email: world.account.email, password: '甲方的错误密码' } });
  broken = true;
  const failed = await t.request('POST', `/api/v1/groups/${group?.groupId}/pause`, { as: world.owner, body: {} });
  broken = false;
  expect(failed.status).toBe(500);

  const all = lines.join('');
  expect(lines.length).toBeGreaterThan(30);
  const secrets = [
    '甲方',
    token.token,
    world.inviteToken,
    world.account.email,
    world.account.password,
    ...world.groups.flatMap(({ joinCode, members }) => [joinCode, ...members.map((one) => one.token)]),
    world.owner.cookie.split('=')[1] ?? '',
  ];
  expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
});

test('every line of a request, and its answer, carry one id: the failure’s too', async () => {
  const parsed = lines.map((line) => JSON.parse(line) as { msg: string; requestId?: string; route?: string; round?: string; err?: object });
  const fault = parsed.find(({ msg }) => msg === 'request failed');
  expect(fault).toMatchObject({ route: '/api/v1/groups/:groupId/pause', err: { message: 'the realtime broke' } });
  expect(parsed.filter(({ requestId }) => requestId === fault?.requestId).map(({ msg }) => msg)).toEqual([
    'request failed',
    'answered with a failure',
  ]);
  expect(parsed.filter(({ requestId, round }) => requestId === undefined && round === undefined)).toEqual([]);
});
