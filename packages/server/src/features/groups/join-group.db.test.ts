import { wordOf } from '@kuaishan/script';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newOwner, testApp } from '../../../test/test-app.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import { closeRooms } from '../conversations/index.ts';
import { createCampaign, createGroups, groupsRoutes, listGroups } from './index.ts';

let failAfterJoin = false;
const planned: string[] = [];
const t = await testApp({
  routes: [
    groupsRoutes({
      tokenSecret: 'a secret of this test',
      afterJoin: async (_tx, { memberId }) => {
        planned.push(memberId);
        if (failAfterJoin) throw new Error('a cue could not be planned');
      },
    }),
  ],
});

let workspaceId = '';
let cookie = '';
let codes: string[] = [];
let groupIds: string[] = [];

beforeAll(async () => {
  const owner = await newOwner(t);
  ({ workspaceId, cookie } = owner);
  await inWorkspace(t.deps.db, workspaceId, async (tx) => {
    const [scriptId, scriptVersionId] = [t.deps.random.uuid(), t.deps.random.uuid()];
    const now = t.clock.now();
    await sql`insert into script (workspace_id, script_id, title, created_at) values (${workspaceId}, ${scriptId}, '训练营', ${now})`.execute(
      tx,
    );
    await sql`insert into script_version (workspace_id, script_version_id, script_id, number, text, saved_by, saved_at)
      values (${workspaceId}, ${scriptVersionId}, ${scriptId}, 1, '', ${owner.staffId}, ${now})`.execute(tx);
    const { campaignId } = await createCampaign(tx, t.deps, {
      ...{ workspaceId, name: '12月营', scriptVersionId, openingAt: now, zone: 'Asia/Shanghai', values: {} },
      ...{ openedBy: owner.staffId, openedAt: now, idempotencyKey: 'opening-of-december', asked: {} },
    });
    await createGroups(tx, t.deps, {
      workspaceId,
      campaignId,
      campaignName: '12月营',
      locale: 'zh-CN',
      channels: ['webRoom', 'prompter', 'webRoom'],
      at: now,
    });
    const groups = await listGroups(tx, { campaignId });
    expect(groups.map((group) => group.name)).toEqual(['12月营 1群', '12月营 2群', '12月营 3群']);
    codes = groups.map((group) => group.joinCode);
    groupIds = groups.map((group) => group.groupId);
  });
});

const join = (o: { code?: string; displayName?: string; joinKey?: string }) =>
  t.request('POST', `/api/v1/join/${o.code ?? codes[0]}`, {
    body: { displayName: o.displayName ?? '小雨', joinKey: o.joinKey ?? t.deps.random.token(), locale: 'zh-CN' },
    headers: { 'accept-language': 'zh-CN' },
  });

async function count(what: 'member' | 'contact' | 'event' | 'milestone'): Promise<number> {
  return inWorkspace(t.deps.db, workspaceId, async (tx) => {
    const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(what)}`.execute(tx);
    return rows[0]?.count ?? -1;
  });
}

test('twenty joins at once with one key make one member, one contact, one event, and all answer the same token', async () => {
  const before = { members: await count('member'), contacts: await count('contact'), milestones: await count('milestone') };
  const joinKey = t.deps.random.token();
  const answers = await Promise.all(Array.from({ length: 20 }, () => join({ joinKey })));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  expect(new Set(answers.map((answer) => `${answer.body.token} ${answer.body.member.memberId}`)).size).toBe(1);
  expect(await count('member')).toBe(before.members + 1);
  expect(await count('contact')).toBe(before.contacts + 1);
  expect(await count('milestone')).toBe(before.milestones + 1);
  expect(planned.filter((id) => id === answers[0]!.body.member.memberId)).toHaveLength(1);
});

test('different keys are different members, also under one name', async () => {
  const [one, other] = await Promise.all([join({}), join({})]);
  expect(one.body.member.memberId).not.toBe(other.body.member.memberId);
  expect(one.body.token).not.toBe(other.body.token);
});

test('the same key in another group is another member with another token', async () => {
  const joinKey = t.deps.random.token();
  const [one, other] = [await join({ joinKey }), await join({ joinKey, code: codes[1]! })];
  expect(one.body.token).not.toBe(other.body.token);
  expect(other.body.group.name).toBe('12月营 2群');
});

test('neither token nor key is kept in the database', async () => {
  const joinKey = t.deps.random.token();
  const { body } = await join({ joinKey });
  const kept = await inWorkspace(t.deps.db, workspaceId, async (tx) => (await sql`select * from member`.execute(tx)).rows);
  expect(JSON.stringify(kept)).not.toContain(body.token);
  expect(JSON.stringify(kept)).not.toContain(joinKey);
});

test('a closed room takes nobody in, and lets in who was a member before', async () => {
  const joinKey = t.deps.random.token();
  const before = await join({ code: codes[2]!, joinKey });
  await inWorkspace(t.deps.db, workspaceId, (tx) => closeRooms(tx, { workspaceId, groupIds: [groupIds[2]!], at: t.clock.now() }));
  const refused = await join({ code: codes[2]! });
  expect([refused.status, refused.body.error.code]).toEqual([409, 'join_closed']);
  expect((await join({ code: codes[2]!, joinKey })).body.token).toBe(before.body.token);
});

/** Sessions that wait for what this transaction holds. */
async function waitingFor(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`.execute(tx);
  return rows[0]?.count ?? 0;
}

test('who joins in the moment the room closes does not get in', async () => {
  let joining: ReturnType<typeof join> | undefined;
  const before = await count('member');
  await inWorkspace(t.deps.db, workspaceId, async (tx) => {
    await closeRooms(tx, { workspaceId, groupIds: [groupIds[1]!], at: t.clock.now() });
    let settled = false;
    joining = join({ code: codes[1]! }).finally(() => {
      settled = true;
    });
    // until the joining waits for us (or, wrongly, has gone by)
    while (!settled && (await waitingFor(tx)) === 0);
  });
  expect((await joining)?.body.error.code).toBe('join_closed');
  expect(await count('member')).toBe(before);
});

test('what fails after joining leaves no member behind', async () => {
  const before = await count('member');
  failAfterJoin = true;
  expect((await join({})).status).toBe(500);
  failAfterJoin = false;
  expect(await count('member')).toBe(before);
});

test.each([
  ['', '请填一个名字'],
  ['小\u0000雨', '控制字符'],
  ['李'.repeat(25), '最多 24 个字'],
])('the name %j is refused in words', async (displayName, words) => {
  const answer = await join({ displayName });
  expect([answer.status, answer.body.error.code]).toEqual([422, 'name_unusable']);
  expect(answer.body.error.message).toContain(words);
});

test('a code nobody gave out leads nowhere', async () => {
  expect((await join({ code: 'AAAAAAAAAAAAAA' })).status).toBe(404);
});

test('staff see who is in a group and what they have reached; other workspaces’ staff do not', async () => {
  await join({ displayName: '🌸 小雨' });
  const listed = await t.request('GET', `/api/v1/groups/${groupIds[0]}/members`, {
    as: { cookie },
    headers: { 'accept-language': 'zh-CN' },
  });
  expect(listed.body.items.at(-1)).toMatchObject({
    displayName: '🌸 小雨',
    unread: 0,
    lastSaidAt: null,
    milestones: [{ name: 'joined', words: wordOf('milestones', 'joined', 'zh-CN') }],
  });
  const stranger = await newOwner(t, '外人');
  expect((await t.request('GET', `/api/v1/groups/${groupIds[0]}/members`, { as: stranger })).status).toBe(404);
});
