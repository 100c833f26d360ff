import { type ChannelName, vocabulary } from '@kuaishan/script';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { type OpenedGroups, openedGroups } from '../../../test/opened-groups.ts';
import { testDeps } from '../../../test/test-deps.ts';
import { closeRooms, type RecipientRow, readFeed } from '../conversations/index.ts';
import { type CueLines, claimPrompt, connectors } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

const channels = Object.keys(connectors) as ChannelName[];

test('every channel of the vocabulary has a connector that says what it can do', () => {
  expect(channels.toSorted()).toEqual(Object.keys(vocabulary.channels).toSorted());
  for (const channel of channels) expect(connectors[channel].traits).toBe(vocabulary.channels[channel]);
});

describe.each(channels)('the contract of connectors: %s', (channel) => {
  const connector = connectors[channel];
  const posts = vocabulary.channels[channel].posts;
  const deps = testDeps(database.db);
  const at = deps.clock.now();
  const validUntil = new Date(at.getTime() + 7_200_000);

  const lines = (opened: OpenedGroups, to: CueLines['to'], cueId = 'd1-0900'): CueLines => ({
    workspaceId: opened.workspaceId,
    cueId,
    title: '开营',
    at,
    voices: opened.groupIds.map((groupId) => ({
      groupId,
      author: { staffId: opened.staff.host, name: '阿澈', role: 'host' },
      attachments: [],
      validUntil,
    })),
    to,
  });
  const toRooms = (opened: OpenedGroups): CueLines['to'] => ({
    place: 'room',
    texts: new Map(opened.groupIds.map((groupId) => [groupId, `欢迎 ${groupId}`])),
  });
  const toEveryone = (opened: OpenedGroups): CueLines['to'] => ({
    place: 'private',
    recipients: sql<RecipientRow>`select group_id, member_id, '你好' as text from member where workspace_id = ${opened.workspaceId}`,
  });
  /** what people do where people post: claim everything that waits */
  const claimAll = async (opened: OpenedGroups) => {
    const { rows } = await opened.work((tx) =>
      sql<{ delivery_id: number }>`select delivery_id from delivery where state = 'prompted' and valid_until > ${deps.clock.now()}
        order by delivery_id`.execute(tx),
    );
    const actor = { kind: 'staff', workspaceId: opened.workspaceId, staffId: opened.staff.assistant, permission: 'assistant' } as const;
    for (const row of rows) await claimPrompt(deps, { actor, deliveryId: row.delivery_id });
  };
  const said = (opened: OpenedGroups, groupId = opened.groupIds[0]!) =>
    opened.work(async (tx) => (await readFeed(tx, { workspaceId: opened.workspaceId, groupId, memberId: null, limit: 200 })).items);

  test('a room post reaches each room once and becomes visible under the role’s badge', async () => {
    const opened = await openedGroups(database.db, { groups: 3, channel });
    const reached = await opened.work((tx) => connector.perform(tx, lines(opened, toRooms(opened))));
    expect([...reached]).toEqual(expect.arrayContaining(opened.groupIds.map((groupId) => [groupId, 1])));
    await claimAll(opened);
    for (const groupId of opened.groupIds) {
      expect(await said(opened, groupId)).toMatchObject([
        { seq: 1, place: 'room', text: `欢迎 ${groupId}`, author: { kind: 'staff', role: 'host' }, cue: 'd1-0900' },
      ]);
    }
  });

  test('a private post reaches every recipient’s own thread once, on one dense number line a group', async () => {
    const opened = await openedGroups(database.db, { groups: 3, membersPerGroup: 5, channel });
    const reached = await opened.work((tx) => connector.perform(tx, lines(opened, toEveryone(opened))));
    expect([...reached.values()]).toEqual([5, 5, 5]);
    await claimAll(opened);
    for (const groupId of opened.groupIds) {
      const messages = await said(opened, groupId);
      expect(messages.map((message) => message.seq)).toEqual([1, 2, 3, 4, 5]);
      expect(messages.map((message) => message.threadMemberId ?? '').toSorted()).toEqual(opened.membersOf.get(groupId));
    }
  });

  test('performed a second time it fails as a whole and nothing is said twice', async () => {
    const opened = await openedGroups(database.db, { groups: 2, channel });
    for (const to of [toRooms(opened), toEveryone(opened)]) {
      const cueId = `twice-${to.place}`;
      await opened.work((tx) => connector.perform(tx, lines(opened, to, cueId)));
      await expect(opened.work((tx) => connector.perform(tx, lines(opened, to, cueId)))).rejects.toMatchObject({ code: '23505' });
    }
    await claimAll(opened);
    expect(await said(opened)).toHaveLength(3);
  });

  test('a closed room is left out, private posts go on', async () => {
    const opened = await openedGroups(database.db, { groups: 2, channel });
    const [closed, open] = opened.groupIds;
    await opened.work((tx) => closeRooms(tx, { workspaceId: opened.workspaceId, groupIds: [closed!], at }));
    expect([...(await opened.work((tx) => connector.perform(tx, lines(opened, toRooms(opened))))).keys()]).toEqual([open]);
    const reached = await opened.work((tx) => connector.perform(tx, lines(opened, toEveryone(opened), 'private')));
    expect([...reached.keys()].toSorted()).toEqual(opened.groupIds);
  });

  test('what nobody has posted yet is withdrawn and never becomes visible; what left already stays', async () => {
    const opened = await openedGroups(database.db, { channel });
    await opened.work((tx) => connector.perform(tx, lines(opened, toRooms(opened))));
    const withdrawn = await opened.work((tx) =>
      connector.withdraw(tx, { workspaceId: opened.workspaceId, groupIds: opened.groupIds, reason: 'room-closed', at }),
    );
    await claimAll(opened);
    expect(withdrawn).toHaveLength(posts === 'person' ? 1 : 0);
    expect(await said(opened)).toHaveLength(posts === 'person' ? 0 : 1);
  });

  test('what nobody posted in time expires and never becomes visible; what left already stays', async () => {
    const opened = await openedGroups(database.db, { channel });
    await opened.work((tx) => connector.perform(tx, lines(opened, toRooms(opened))));
    const expire = (now: Date) => opened.work((tx) => connector.expire(tx, { workspaceId: opened.workspaceId, at: now }));
    expect(await expire(new Date(validUntil.getTime() - 1))).toHaveLength(0);
    expect(await expire(validUntil)).toHaveLength(posts === 'person' ? 1 : 0);
    expect(await expire(validUntil)).toHaveLength(0);
    await claimAll(opened);
    expect(await said(opened)).toHaveLength(posts === 'person' ? 0 : 1);
  });
});
