import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import type { OpenedGroups } from '../../../test/opened-groups.ts';
import { promptedGroups } from '../../../test/prompted-groups.ts';
import { testDeps } from '../../../test/test-deps.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { claimPrompt, listPrompts, reassignPrompts, reissuePrompts, withdrawPrompts } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());
const deps = testDeps(database.db);

const promptsOf = (opened: OpenedGroups, role: 'host' | 'assistant' | 'consultant') =>
  opened.work(
    async (tx) => (await listPrompts(tx, { workspaceId: opened.workspaceId, staffId: opened.staff[role], at: deps.clock.now() })).items,
  );
const toAssistant = (opened: OpenedGroups) =>
  ({ workspaceId: opened.workspaceId, toStaffId: opened.staff.assistant, at: deps.clock.now(), reason: 'handed-over' }) as const;

test('handing over moves what waits in the chosen groups to another owner, each with an event that says from whom, to whom and why', async () => {
  const opened = await promptedGroups(database.db, { groups: 3, at: deps.clock.now() });
  const groupIds = opened.groupIds.slice(0, 2);
  const moved = await opened.work((tx) =>
    reassignPrompts(tx, { ...toAssistant(opened), groupIds, fromStaffId: opened.staff.host, byStaffId: opened.staff.host }),
  );
  expect(moved.map((one) => `${one.groupId} ${one.fromStaffId} ${one.staffId}`).toSorted()).toEqual(
    groupIds.map((groupId) => `${groupId} ${opened.staff.host} ${opened.staff.assistant}`),
  );
  expect((await promptsOf(opened, 'assistant')).map((prompt) => prompt.groupId)).toEqual(groupIds);
  expect(await promptsOf(opened, 'host')).toHaveLength(1);
  const { rows } = await opened.work((tx) => sql`select staff_id, data from event where type = 'reassigned'`.execute(tx));
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    staff_id: opened.staff.host,
    data: { from: opened.staff.host, to: opened.staff.assistant, reason: 'handed-over' },
  });
  expect(await opened.work((tx) => reassignPrompts(tx, { ...toAssistant(opened), groupIds }))).toEqual([]);
});

test('what a pause took back comes back to the new owner; what somebody has claimed stays theirs', async () => {
  const opened = await promptedGroups(database.db, { groups: 2, at: deps.clock.now() });
  const [claimed] = await promptsOf(opened, 'host');
  const host: StaffActor = { kind: 'staff', workspaceId: opened.workspaceId, staffId: opened.staff.host, permission: 'assistant' };
  await claimPrompt(deps, { actor: host, deliveryId: Number(claimed!.deliveryId) });
  const paused = { workspaceId: opened.workspaceId, groupIds: opened.groupIds, reason: 'paused', at: deps.clock.now() } as const;
  await opened.work((tx) => withdrawPrompts(tx, paused));
  expect(await opened.work((tx) => reassignPrompts(tx, toAssistant(opened)))).toHaveLength(1);
  await opened.work((tx) => reissuePrompts(tx, paused));
  expect([await promptsOf(opened, 'host'), await promptsOf(opened, 'assistant')]).toMatchObject([[], [{ state: 'prompted' }]]);
});

test('nobody who has left, or is of another workspace, is given a prompt', async () => {
  const opened = await promptedGroups(database.db, { at: deps.clock.now() });
  const other = await promptedGroups(database.db, { at: deps.clock.now() });
  await opened.work((tx) => sql`update staff set left_at = ${deps.clock.now()} where staff_id = ${opened.staff.consultant}`.execute(tx));
  for (const toStaffId of [opened.staff.consultant, other.staff.assistant]) {
    await expect(opened.work((tx) => reassignPrompts(tx, { ...toAssistant(opened), toStaffId }))).rejects.toMatchObject({
      code: 'not_found',
    });
  }
  expect(await promptsOf(opened, 'host')).toHaveLength(1);
});

test('handing over and claiming at once: it is posted once, by whoever claimed, whoever owns it then', async () => {
  for (let round = 0; round < 10; round++) {
    const opened = await promptedGroups(database.db, { at: deps.clock.now() });
    const [prompt] = await promptsOf(opened, 'host');
    const host: StaffActor = { kind: 'staff', workspaceId: opened.workspaceId, staffId: opened.staff.host, permission: 'assistant' };
    const [claimed, moved] = await Promise.all([
      claimPrompt(deps, { actor: host, deliveryId: Number(prompt!.deliveryId) }),
      opened.work((tx) => reassignPrompts(tx, toAssistant(opened))),
    ]);
    expect(claimed).toMatchObject({ state: 'claimed', claimedBy: opened.staff.host });
    expect(claimed.staffId).toBe(moved.length === 1 ? opened.staff.assistant : opened.staff.host);
  }
});
