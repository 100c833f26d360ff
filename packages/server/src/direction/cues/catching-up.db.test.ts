import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { addMembers } from '../../../test/opened-groups.ts';
import { cue } from '../../../test/test-scripts.ts';
import { directCue, planForMember } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

test('what is on time is said at its minute, however much a join rush and an outage left to catch up with', async () => {
  const privately = { do: 'whisper', where: 'private' };
  const s = await onStage(
    database.db,
    [
      cue('hello', { when: '30m after join', ...privately }),
      cue('ask', { when: '35m after join', ...privately }),
      ...['a', 'b', 'c', 'd'].map((id, n) => cue(id, { when: `day 1 09:${10 + n}` })),
      cue('offer', { when: 'day 1 10:05' }),
    ],
    { membersPerGroup: 0 },
  );
  const { workspaceId, group: groupId } = s;
  const memberIds = Array.from({ length: 40 }, () => randomUUID());
  await s.opened.work(async (tx) => {
    for (const [index, memberId] of memberIds.entries()) {
      const joinedAt = new Date(s.deps.clock.now().getTime() + index * 30_000);
      await addMembers(tx, { workspaceId, members: [{ groupId, memberId, name: `成员${index}` }], joinedAt });
      await planForMember(tx, { workspaceId, groupId, memberId, at: joinedAt });
    }
  });
  // nobody performed for an hour and four minutes
  s.deps.clock.advance({ minutes: 64 });
  await s.performAll();
  const said = await s.said();
  expect(said.filter((message) => message.cue === 'hello')).toHaveLength(40);
  expect(said.filter((message) => message.cue === 'ask')).toHaveLength(0);
  expect(said.filter((message) => message.threadMemberId === null).map((message) => message.cue)).toEqual(['a']);
  await s.play(1);
  const later = await s.said();
  expect(later.filter((message) => message.cue === 'ask')).toHaveLength(40);
  expect(later.filter((message) => message.threadMemberId === null).map((message) => message.cue)).toEqual(['a', 'b', 'offer']);
  await s.play(2);
  expect((await s.runs()).every((run) => run.state === 'performed')).toBe(true);
});

test('nobody who joins, holds or skips makes a group that catches up speak sooner; what closes the room waits until it has caught up', async () => {
  const s = await onStage(database.db, [
    ...['a', 'b', 'c'].map((id, n) => cue(id, { when: `day 1 09:${10 + n * 10}` })),
    cue('hello', { when: '1h after join', do: 'whisper', where: 'private' }),
    cue('far', { when: 'day 1 20:00' }),
    cue('bye', { when: 'day 1 09:40', do: 'close-room', text: '再见' }),
  ]);
  s.deps.clock.advance({ minutes: 40 });
  await s.performAll();
  const inRoom = async () => (await s.said()).filter((message) => message.threadMemberId === null).map((message) => message.cue);
  expect(await inRoom()).toEqual(['a']);
  const memberId = randomUUID();
  const at = s.deps.clock.now();
  await s.opened.work(async (tx) => {
    await addMembers(tx, { workspaceId: s.workspaceId, members: [{ groupId: s.group, memberId, name: '新来的' }], joinedAt: at });
    await planForMember(tx, { workspaceId: s.workspaceId, groupId: s.group, memberId, at });
  });
  const far = await s.runOf('far');
  for (const word of ['hold', 'release', 'skip'] as const) {
    await directCue(s.deps, { actor: s.host, groupId: s.group, cueRunId: far.cueRunId, word });
    await s.performAll();
  }
  s.deps.clock.advance({ seconds: 59 });
  await s.performAll();
  expect(await inRoom()).toEqual(['a']);
  s.deps.clock.advance({ seconds: 1 });
  await s.performAll();
  expect(await inRoom()).toEqual(['a', 'b']);
  await s.play(2);
  expect(await inRoom()).toEqual(['a', 'b', 'c', 'bye']);
});
