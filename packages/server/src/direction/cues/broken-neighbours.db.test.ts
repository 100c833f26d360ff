import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import type { StandIn } from './actions/scene.ts';
import { performDue, startPerformer } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

/** Breaks one workspace's transaction beyond what a savepoint can hold. */
const breaking =
  (workspaceId: string): StandIn =>
  (scene, usual) =>
  async (tx, given) => {
    if (scene.workspaceId === workspaceId) await sql`rollback`.execute(tx);
    return usual(tx, given);
  };

test('a workspace that cannot be performed at all does not stop the others', async () => {
  const broken = await onStage(database.db, [cue('a', { when: 'day 1 09:05' })]);
  const whole = await onStage(database.db, [cue('a', { when: 'day 1 09:10' })]);
  whole.deps.clock.advance({ minutes: 10 });
  const { outcomes, faults } = await performDue(whole.deps, { standIn: breaking(broken.workspaceId) });
  expect(outcomes.map((outcome) => outcome.run.group.groupId)).toEqual([whole.group]);
  expect(faults).toHaveLength(1);
  expect(await broken.states()).toEqual(['a planned']);
  expect(await whole.states()).toEqual(['a performed']);
  await whole.performAll();
  expect(await broken.states()).toEqual(['a performed']);
});

test('a broken workspace with so much due that nothing else is on the list does not stop the others either', async () => {
  const broken = await onStage(database.db, [cue('a', { when: 'day 1 09:05' })], { groups: 12 });
  const whole = await onStage(database.db, [cue('a', { when: 'day 1 09:10' })]);
  whole.deps.clock.advance({ minutes: 10 });
  await performDue(whole.deps, { groupsAtOnce: 2, standIn: breaking(broken.workspaceId) });
  expect(await whole.states()).toEqual(['a performed']);
  await whole.performAll();
});

test('prompts are given up in time although a workspace cannot be performed', async () => {
  const prompted = await onStage(database.db, [cue('a', { when: 'day 1 09:05', sendUntil: '10m' })], { channel: 'prompter' });
  await prompted.play(5);
  const broken = await onStage(database.db, [cue('a', { when: 'day 1 09:05' })]);
  prompted.deps.clock.advance({ minutes: 20 });
  const performer = startPerformer(prompted.deps, { standIn: breaking(broken.workspaceId) });
  const states = async () => {
    const { rows } = await prompted.opened.work((tx) => sql<{ state: string }>`select state from delivery`.execute(tx));
    return rows.map((row) => row.state);
  };
  await expect.poll(states, { timeout: 5_000 }).toEqual(['expired']);
  await performer.stop();
  expect(await broken.states()).toEqual(['a planned']);
  await prompted.performAll();
});

test('what this process cannot read it leaves to one that can: its cues stay planned and are performed then; others go on', async () => {
  const unread = await onStage(database.db, [cue('a', { when: 'day 1 09:05' })], { groups: 12 });
  const whole = await onStage(database.db, [cue('a', { when: 'day 1 09:10' })]);
  const version = randomUUID();
  await unread.opened.work(async (tx) => {
    await sql`insert into script_version (workspace_id, script_version_id, script_id, number, text, saved_by, saved_at)
      select workspace_id, ${version}, script_id, 2, 'cues: [', saved_by, saved_at from script_version`.execute(tx);
    await sql`update performance set script_version_id = ${version}`.execute(tx);
  });
  whole.deps.clock.advance({ minutes: 10 });
  const { groups, faults } = await performDue(whole.deps, { groupsAtOnce: 2 });
  expect({ groups, faults: faults.length }).toEqual({ groups: 1, faults: 1 });
  expect(await whole.states()).toEqual(['a performed']);
  expect(await unread.states()).toEqual(['a planned']);
  // as if a process came that can read it
  await unread.opened.work((tx) => sql`update performance set script_version_id = ${unread.opened.scriptVersionId}`.execute(tx));
  await whole.performAll();
  for (const groupId of unread.opened.groupIds) expect(await unread.states(groupId)).toEqual(['a performed']);
});

test.each([
  ['a full disk', '53100'],
  ['no memory left', '53200'],
  ['a disk that cannot be read', '58030'],
  ['a statement cancelled for its time', '57014'],
  ['a lock that was not to be had', '55P03'],
  ['a transaction given up for its time', '25P03'],
])('%s is not the cue’s fault: nothing is marked failed, and the next round performs it', async (_name, code) => {
  const s = await onStage(database.db, [cue('a', { when: 'day 1 09:10' })], { groups: 2 });
  s.deps.clock.advance({ minutes: 10 });
  const { faults } = await performDue(s.deps, {
    standIn: () => () => Promise.reject(Object.assign(new Error('the database could not'), { code })),
  });
  expect(faults).toMatchObject([{ code }]);
  expect(await s.states()).toEqual(['a planned']);
  await s.performAll();
  for (const groupId of s.opened.groupIds) expect(await s.states(groupId)).toEqual(['a performed']);
});
