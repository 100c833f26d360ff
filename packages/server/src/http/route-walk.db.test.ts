import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PerformedWorld, performedWorld } from '../../test/performed-world.ts';
import { cookiesOf, type RequestOptions, testApp } from '../../test/test-app.ts';

/**
 * Every route there is, called with another's ids by who has no business with them. The routes come from the application itself: one that is
 * added is walked without being named here, and one whose path or body this test does not know how to fill fails it.
 */
const t = await testApp({ routes: 'whole' });
const watcher = new pg.Client({ connectionString: t.database.superUrl });
let victim: PerformedWorld;
let other: PerformedWorld;
/** a second session of the victim's owner */
let again: { cookie: string };
beforeAll(async () => {
  await watcher.connect();
  victim = await performedWorld(t, '甲方');
  other = await performedWorld(t, '乙方');
  again = { cookie: cookiesOf(await t.request('POST', '/api/auth/sign-in/email', { body: victim.account })) };
});
afterAll(() => watcher.end());

/** Whose data must stay: the first group of the victim, its workspace, and everything in it. */
const group = () => victim.groups[0]!;
const prompted = () => victim.groups[2]!;

/** How a path's parameters are filled with what belongs to the victim. `code` and `token` are the secrets strangers do not have. */
const parameters: Readonly<Record<string, (route: string) => string>> = {
  groupId: () => group().groupId,
  memberId: () => group().members[0]!.memberId,
  cueRunId: () => group().cueRunIds[1]!,
  deliveryId: () => prompted().deliveryIds[0]!,
  campaignId: () => victim.campaignId,
  scriptId: () => victim.scriptId,
  scriptVersionId: () => victim.scriptVersionId,
  rehearsalId: () => victim.rehearsalId,
  revision: () => victim.scriptVersionId,
  mediaId: () => victim.mediaId,
  handOverId: () => victim.handOverId,
  staffId: () => victim.staffIds[1]!,
  code: () => 'AAAAAAAAAAAAAA',
  token: () => 'A'.repeat(32),
  '*': () => 'nothing.js',
};

/** What is sent to a route that takes a body: valid, and about the victim's things. */
const bodies: Readonly<Record<string, () => object>> = {
  'POST /api/auth/sign-in/email': () => ({ email: 'nobody@example.com', password: 'not a password' }),
  'POST /api/auth/sign-out': () => ({}),
  'POST /api/v1/entry': () => ({
    token: 'A'.repeat(32),
    displayName: '某人',
    email: 'nobody@example.com',
    password: 'long enough 123',
    locale: 'zh-CN',
    zone: 'Asia/Shanghai',
  }),
  'POST /api/v1/staff': () => ({ displayName: '新人', permission: 'assistant' }),
  'POST /api/v1/scripts/check': () => ({ kind: 'yaml', text: 'kuaishan: 1' }),
  'PUT /api/v1/import-mappings': () => ({ signature: '天数|时间|文案', columns: { 天数: 'day' }, actions: {} }),
  'POST /api/v1/scripts': () => ({ text: 'kuaishan: 1', scriptId: victim.scriptId }),
  'POST /api/v1/scripts/:scriptId/restore': () => ({ scriptVersionId: victim.scriptVersionId, baseVersionId: victim.scriptVersionId }),
  'PUT /api/v1/scripts/:scriptId/draft': () => ({ text: '我的草稿', baseVersionId: victim.scriptVersionId, after: null }),
  'POST /api/v1/media': () => ({}),
  'POST /api/v1/orders/imports/check': () => ({}),
  'POST /api/v1/orders/imports': () => ({}),
  'POST /api/v1/campaigns': () => ({
    name: '借来的剧本',
    scriptVersionId: victim.scriptVersionId,
    openingAt: '2026-12-01T09:00',
    zone: 'Asia/Shanghai',
    groups: [{ channel: 'webRoom', count: 1 }],
    values: {},
    cast: [{ role: 'host', staffId: victim.staffIds[1]!, deputyStaffId: null }],
  }),
  'POST /api/v1/script-versions/:scriptVersionId/rehearsals': () => ({
    groups: 1,
    membersPerGroup: 1,
    opening: '2026-12-01T09:00',
    zone: 'Asia/Shanghai',
    channel: null,
  }),
  'POST /api/v1/join/:code': () => ({ displayName: '陌生人', joinKey: 'a-key-of-a-stranger' }),
  'POST /api/v1/room/messages': () => ({ text: '我只在自己的群里说', place: 'room', clientKey: `walk-${t.deps.random.token()}` }),
  'POST /api/v1/groups/:groupId/messages': () => ({
    text: '不是我的群',
    place: 'private',
    memberId: group().members[0]!.memberId,
    clientKey: 'walk-0001',
    role: 'host',
  }),
  ...Object.fromEntries(
    ['go', 'hold', 'release', 'skip', 'slip', 'pause', 'resume'].map((word) => [
      `POST /api/v1/campaigns/:campaignId/${word}`,
      () => ({ ...(word === 'slip' ? { minutes: 10 } : {}), ...(/slip|pause|resume/.test(word) ? {} : { cue: 'd1-收尾' }) }),
    ]),
  ),
  'POST /api/v1/campaigns/:campaignId/upgrade': () => ({ scriptVersionId: victim.scriptVersionId }),
  'POST /api/v1/campaigns/:campaignId/undo-upgrade': () => ({ upgradeId: victim.scriptVersionId }),
  'POST /api/v1/shifts/hand-over': () => ({ fromStaffId: victim.staffIds[0]!, toStaffId: victim.staffIds[1]! }),
  'POST /api/v1/push/subscriptions': () => ({ endpoint: 'https://push.example/1', p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }),
  'POST /api/v1/push/subscriptions/forget': () => ({ endpoint: 'https://push.example/1' }),
  'POST /api/v1/prompts/claim': () => ({ deliveryIds: prompted().deliveryIds }),
  'POST /api/v1/groups/:groupId/slip': () => ({ minutes: 10, idempotencyKey: 'walk-slip' }),
};

/** Routes that take a file, which the walk has none of: who may call them is all it asks. */
const uploads: readonly string[] = ['POST /api/v1/media', 'POST /api/v1/orders/imports/check', 'POST /api/v1/orders/imports'];

const strangers: readonly { readonly who: string; readonly as: () => RequestOptions['as'] }[] = [
  { who: 'staff of another workspace', as: () => other.owner },
  { who: 'a member of another group', as: () => ({ token: victim.groups[1]!.members[0]!.token }) },
  { who: 'a member of another workspace', as: () => ({ token: other.groups[0]!.members[0]!.token }) },
  { who: 'nobody', as: () => undefined },
  { who: 'somebody with a made-up token', as: () => ({ token: 'A'.repeat(43) }) },
  { who: 'somebody with a made-up cookie', as: () => ({ cookie: 'kuaishan.session_token=made.up' }) },
];

/** Everything of the victim's but its second group, whose member walks too: tables by the hash of their rows. */
async function everythingOfTheVictim(): Promise<string> {
  const { rows: tables } = await watcher.query<{ name: string; grouped: boolean }>(`
    select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'group_id') as grouped
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id') order by 1`);
  expect(tables.length).toBeGreaterThan(15);
  const hashes = tables.map(
    ({ name, grouped }) =>
      `select '${name}' as name, count(*) as rows, md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as hash from ${name} t
       where workspace_id = $1 ${grouped ? 'and (group_id is null or group_id <> $2)' : 'and $2::uuid is not null'}`,
  );
  const { rows } = await watcher.query(hashes.join(' union all '), [victim.workspaceId, victim.groups[1]!.groupId]);
  return JSON.stringify(rows);
}

/** What only the victim's own people may read: its ids and everything that was written in it. */
function secrets(of: { sameWorkspace: boolean }): readonly string[] {
  const first = [group(), prompted()].flatMap((one) => [
    one.groupId,
    one.joinCode,
    ...one.members.flatMap((member) => [member.memberId, member.token]),
  ]);
  // a member's own group shares the campaign's cues and pictures with the first; what members said is apart
  return of.sameWorkspace
    ? first
    : [...first, victim.workspaceId, victim.campaignId, victim.scriptId, victim.mediaId, ...victim.staffIds, '甲方'];
}

function fill(route: { method: string; url: string }): string {
  return route.url.replace(/:(\w+)|\*/g, (whole, name: string | undefined) => {
    const value = parameters[name ?? whole]?.(route.url);
    if (value === undefined) throw new Error(`the walk does not know what to put for ${whole} of ${route.url}: add it to 'parameters'`);
    return encodeURIComponent(value);
  });
}

/** Calls every route as somebody, with the victim's ids; gives what went wrong. */
async function walk({ who, as }: (typeof strangers)[number]): Promise<string[]> {
  const actor = as();
  const signOut = '/api/auth/sign-out'; // last: after it the caller is nobody
  const routes = t.app.admissions
    .filter((route) => route.method !== 'HEAD')
    .sort((a, b) => Number(a.url === signOut) - Number(b.url === signOut));
  expect(routes.length).toBeGreaterThan(40);
  const before = await everythingOfTheVictim();
  const found: string[] = [];
  for (const route of routes) {
    const name = `${route.method} ${route.url}`;
    const body = bodies[name]?.();
    const answer = await t.request(route.method as 'GET', fill(route), {
      ...(actor && { as: actor }),
      ...(route.method === 'POST' || body ? { body: body ?? {} } : {}),
      headers: { 'idempotency-key': `walk-${t.deps.random.token()}` },
    });
    const isStaff = actor !== undefined && 'cookie' in actor && who.startsWith('staff');
    const isMember = actor !== undefined && 'token' in actor && who.startsWith('a member');
    const admitted = {
      nobody: true,
      staff: isStaff,
      operator: isStaff,
      owner: isStaff,
      member: isMember,
      staffOrMember: isStaff || isMember,
    }[route.access];
    if (!admitted && answer.status !== 401) found.push(`${name}: answered ${answer.status}, should be 401`);
    if (admitted && answer.status === 401 && !route.url.includes('sign-in')) found.push(`${name}: refused as nobody, so nothing was tried`);
    if (admitted && answer.status === 400 && !uploads.includes(name))
      found.push(`${name}: the walk's body is not valid, so nothing was tried: ${answer.text}`);
    if (answer.status >= 500 && !route.url.match(/^\/(console|check|m|j)\//)) found.push(`${name}: answered ${answer.status}`);
    // a different caller whose route takes the victim's ids must not succeed
    if (
      admitted &&
      /:(groupId|memberId|cueRunId|deliveryId|campaignId|scriptId|mediaId|staffId|handOverId)/.test(route.url) &&
      answer.status < 400 &&
      !(who === 'a member of another group' && route.url.includes('mediaId'))
    )
      found.push(`${name}: answered ${answer.status} for what is another's`);
    for (const secret of secrets({ sameWorkspace: who === 'a member of another group' })) {
      if (answer.text.includes(secret)) found.push(`${name}: its answer holds “${secret}”`);
    }
    if ((await everythingOfTheVictim()) !== before) found.push(`${name}: something of another's was changed`);
  }
  return found;
}

test.each(strangers)('$who reads and writes nothing of another’s, on every route', async (stranger) => {
  expect(await walk(stranger)).toEqual([]);
});

test('a member reads no other member’s private thread', async () => {
  const [one, other] = group().members;
  const feed = await t.request('GET', '/api/v1/room/feed?limit=200', { as: { token: one!.token } });
  expect(feed.text).toContain('甲方成员0私下说');
  expect(feed.text).not.toContain('甲方成员1私下说');
  expect(feed.text).toContain('甲方成员1在群里说');
  const others = await t.request('GET', '/api/v1/room/feed?limit=200', { as: { token: other!.token } });
  expect(others.text).not.toContain('甲方成员0私下说');
});

test('nothing that needs a session is answered to a signed-out one', async () => {
  const { request } = t;
  expect((await request('GET', '/api/v1/board', { as: victim.owner })).status).toBe(200);
  expect((await request('POST', '/api/auth/sign-out', { as: victim.owner, body: {} })).status).toBe(200);
  expect((await request('GET', '/api/v1/board', { as: victim.owner })).status).toBe(401);
});

test('the walk would notice: the victim’s own owner, called a stranger, is found out on every route about a group', async () => {
  const found = await walk({ who: 'staff of another workspace', as: () => again });
  const aboutGroups = t.app.admissions.filter(
    (route) => route.method !== 'HEAD' && route.access === 'staff' && route.url.includes(':groupId'),
  );
  expect(aboutGroups.length).toBeGreaterThan(10);
  for (const { method, url } of aboutGroups) expect(found).toContainEqual(expect.stringContaining(`${method} ${url}:`));
});
