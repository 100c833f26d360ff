import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { type OpenedGroups, openedGroups } from '../../../test/opened-groups.ts';
import { testDeps } from '../../../test/test-deps.ts';
import type { MemberActor, StaffActor } from '../../platform/actor.ts';
import { asMember } from '../../platform/db/index.ts';
import { closeRooms, postAsMember, postAsStaff, readFeed } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());
const deps = testDeps(database.db);
let opened: OpenedGroups;
beforeAll(async () => {
  opened = await openedGroups(database.db, { groups: 6, membersPerGroup: 3 });
});

const groupOf = (index: number) => opened.groupIds[index]!;
const memberOf = (group: number, index = 0): MemberActor => ({
  kind: 'member',
  workspaceId: opened.workspaceId,
  groupId: groupOf(group),
  memberId: opened.membersOf.get(groupOf(group))![index]!,
});
const host = (): StaffActor => ({ kind: 'staff', workspaceId: opened.workspaceId, staffId: opened.staff.host, permission: 'operator' });
const staffFeed = (group: number) =>
  opened.work((tx) => readFeed(tx, { workspaceId: opened.workspaceId, groupId: groupOf(group), memberId: null, limit: 200 }));

test('twenty retries of one message at once say it once, and all answer the same message', async () => {
  const actor = memberOf(0);
  const before = deps.told.messages.length;
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => postAsMember(deps, { actor, place: 'room', text: ' 大家好 ', clientKey: 'key-00000001' })),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({
    seq: 1,
    place: 'room',
    text: '大家好',
    author: { kind: 'member', name: '成员1', role: null, id: actor.memberId },
    clientKey: 'key-00000001',
  });
  expect((await staffFeed(0)).items).toHaveLength(1);
  expect(deps.told.messages.length - before).toBe(1);
  const { rows } = await opened.work((tx) =>
    sql<{ events: number; milestones: string[] }>`
      select (select count(*) from event where group_id = ${groupOf(0)} and type = 'said') as events,
        (select array_agg(name) from milestone where member_id = ${actor.memberId}) as milestones`.execute(tx),
  );
  expect(rows[0]).toEqual({ events: 1, milestones: ['spoke'] });
});

test('numbers are dense and in commit order, however many speak at once, in the room and privately', async () => {
  await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      n % 3 === 2
        ? postAsStaff(deps, {
            actor: host(),
            groupId: groupOf(1),
            memberId: null,
            role: 'host',
            text: `第 ${n} 条`,
            clientKey: `key-${n}-xxxx`,
          })
        : postAsMember(deps, {
            actor: memberOf(1, n % 3),
            place: n % 2 ? 'private' : 'room',
            text: `第 ${n} 条`,
            clientKey: `key-${n}-xxxx`,
          }),
    ),
  );
  const { items, lastSeq } = await staffFeed(1);
  expect(items.map((item) => item.seq)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  expect(lastSeq).toBe(60);
});

test('a member reads the room and their own thread, and catching up by `after` misses nothing', async () => {
  const [first, second] = [memberOf(2, 0), memberOf(2, 1)];
  await postAsMember(deps, { actor: first, place: 'room', text: '群里', clientKey: 'room-0001' });
  await postAsMember(deps, { actor: first, place: 'private', text: '悄悄问一下', clientKey: 'priv-0001' });
  await postAsStaff(deps, {
    actor: host(),
    groupId: groupOf(2),
    memberId: first.memberId,
    role: 'host',
    text: '私下回答',
    clientKey: 'priv-0002',
  });
  await postAsMember(deps, { actor: second, place: 'room', text: '我也在', clientKey: 'room-0002' });
  const feed = (actor: MemberActor, range: { after?: number; before?: number; limit?: number }) =>
    asMember(database.db, actor, (tx) => readFeed(tx, { ...actor, ...range }));
  const texts = async (...of: Parameters<typeof feed>) => (await feed(...of)).items.map((item) => item.text);

  expect(await texts(first, {})).toEqual(['群里', '悄悄问一下', '私下回答', '我也在']);
  expect(await texts(second, {})).toEqual(['群里', '我也在']);
  const page = await feed(second, { after: 0, limit: 1 });
  expect([page.items.map((item) => item.text), page.lastSeq]).toEqual([['群里'], 1]);
  const rest = await feed(second, { after: page.lastSeq });
  expect([rest.items.map((item) => item.text), rest.lastSeq]).toEqual([['我也在'], 4]);
  expect(await feed(second, { after: rest.lastSeq })).toEqual({ items: [], lastSeq: 4 });
  expect(await texts(first, { before: 4, limit: 2 })).toEqual(['悄悄问一下', '私下回答']);
});

test('a closed room takes no more messages from anybody, private ones go on', async () => {
  const at = deps.clock.now();
  const close = () => opened.work((tx) => closeRooms(tx, { workspaceId: opened.workspaceId, groupIds: [groupOf(3)], at }));
  expect(await close()).toEqual([groupOf(3)]);
  expect(await close()).toEqual([]);
  const actor = memberOf(3);
  await expect(postAsMember(deps, { actor, place: 'room', text: '还在吗', clientKey: 'late-0001' })).rejects.toMatchObject({
    code: 'room_closed',
  });
  await expect(
    postAsStaff(deps, { actor: host(), groupId: groupOf(3), memberId: null, role: 'host', text: '在', clientKey: 'late-0002' }),
  ).rejects.toMatchObject({ code: 'room_closed' });
  expect(await postAsMember(deps, { actor, place: 'private', text: '老师还在吗', clientKey: 'late-0003' })).toMatchObject({
    place: 'private',
  });
  expect(
    await postAsStaff(deps, {
      actor: host(),
      groupId: groupOf(3),
      memberId: actor.memberId,
      role: 'host',
      text: '在',
      clientKey: 'late-0004',
    }),
  ).toMatchObject({ author: { name: '阿澈', role: 'host' } });
});

test('members who post while the room is closing are either before the closing or refused, never after it', async () => {
  const actor = memberOf(4);
  const posts = Array.from({ length: 30 }, (_, n) =>
    postAsMember(deps, { actor, place: 'room', text: `${n}`, clientKey: `race-${n}-xxx` }).then(
      () => 'said' as const,
      (error: { code?: string }) => error.code,
    ),
  );
  posts.push(
    opened
      .work((tx) => closeRooms(tx, { workspaceId: opened.workspaceId, groupIds: [groupOf(4)], at: deps.clock.now() }))
      .then(() => undefined),
  );
  const outcomes = (await Promise.all(posts)).filter((outcome) => outcome !== undefined);
  expect(new Set([...outcomes, 'said', 'room_closed'])).toEqual(new Set(['said', 'room_closed']));
  expect((await staffFeed(4)).items).toHaveLength(outcomes.filter((outcome) => outcome === 'said').length);
});

test.each([
  [' ', 'text_empty'],
  ['字'.repeat(2001), 'text_too_long'],
  ['a\u0000b', 'text_unreadable'],
])('a member cannot say %j', async (text, code) => {
  await expect(postAsMember(deps, { actor: memberOf(5), place: 'room', text, clientKey: 'bad-00001' })).rejects.toMatchObject({ code });
});

test('staff cannot write into a thread of another group, nor into a group that is not theirs', async () => {
  const other = await openedGroups(database.db);
  const post = (groupId: string, memberId: string | null) =>
    postAsStaff(deps, { actor: host(), groupId, memberId, role: 'host', text: '你好', clientKey: 'elsewhere-1' });
  await expect(post(groupOf(5), memberOf(2).memberId)).rejects.toMatchObject({ code: 'not_found' });
  await expect(post(other.groupIds[0]!, null)).rejects.toMatchObject({ code: 'not_found' });
});
