import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { addMembers } from '../../../test/opened-groups.ts';
import { cue } from '../../../test/test-scripts.ts';
import { planForMember } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

test('open pages are told each message once, also of a cue that each member gets at their own time', async () => {
  const s = await onStage(
    database.db,
    [cue('hello', { when: '5m after join', do: 'whisper', where: 'private' }), cue('all', { when: 'day 1 09:12' })],
    { membersPerGroup: 0 },
  );
  for (let minute = 0; minute < 6; minute++) {
    const memberId = randomUUID();
    const at = s.deps.clock.now();
    await s.opened.work(async (tx) => {
      await addMembers(tx, { workspaceId: s.workspaceId, members: [{ groupId: s.group, memberId, name: '新来的' }], joinedAt: at });
      await planForMember(tx, { workspaceId: s.workspaceId, groupId: s.group, memberId, at });
    });
    await s.play(1);
  }
  await s.play(10);
  expect(s.deps.told.messages.map(({ message }) => message.seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});
