import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { isPausedByRestore, notePausedByRestore, pausePerformance, resumeAfterRestore, resumePerformance } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

test('a group paused by a restore says so until somebody says go on; one a person paused does not', async () => {
  const s = await onStage(database.db, [cue('post', { when: 'day 1 21:00' })]);
  const { workspaceId, group } = s;
  const asked = () => s.opened.work((tx) => isPausedByRestore(tx, group));
  expect(await asked()).toBe(false);
  await s.opened.work((tx) => sql`update performance set state = 'paused' where group_id = ${group}`.execute(tx));
  await notePausedByRestore(s.deps, { workspaceId, groupIds: [group] });
  expect(await asked()).toBe(true);
  await s.play(1);
  expect(await resumeAfterRestore(s.deps, { workspaceId })).toBe(1);
  expect(await asked()).toBe(false);
  await s.play(1);
  await pausePerformance(s.deps, { actor: s.host, groupId: group });
  expect(await asked()).toBe(false);
  await resumePerformance(s.deps, { actor: s.host, groupId: group });
  expect(await asked()).toBe(false);
});
