import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { onStage } from '../../../test/on-stage.ts';
import { cue } from '../../../test/test-scripts.ts';
import { pausePerformance, resumePerformance, startPerformer } from './index.ts';

const database = await testDatabase();
afterAll(() => database.close());

/** Resolves once the group was told of a change `times` more often than when asked. */
function changes(s: Awaited<ReturnType<typeof onStage>>, times = 1): Promise<void> {
  const target = s.deps.told.groups.length + times;
  return new Promise((resolve) => {
    const { push } = s.deps.told.groups;
    s.deps.told.groups.push = (...items) => {
      const length = push.apply(s.deps.told.groups, items);
      if (length >= target) resolve();
      return length;
    };
  });
}

test('it wakes when the clock reaches the next due cue, performs it and sleeps until the one after', async () => {
  const s = await onStage(database.db, [cue('a', { when: 'day 1 09:10' }), cue('b', { when: 'day 1 09:20' })]);
  const performer = startPerformer(s.deps);
  for (const expected of ['a', 'b']) {
    const performed = changes(s);
    s.deps.clock.advance({ minutes: 10 });
    await performed;
    expect((await s.said()).at(-1)).toMatchObject({ cue: expected });
  }
  await performer.stop();
});

test('poked, it finds what somebody else made due', async () => {
  const s = await onStage(database.db, [cue('a', { when: 'day 1 09:10' })]);
  await pausePerformance(s.deps, { actor: s.host, groupId: s.group });
  const performer = startPerformer(s.deps);
  s.deps.clock.advance({ minutes: 10 });
  await resumePerformance(s.deps, { actor: s.host, groupId: s.group });
  const performed = changes(s);
  performer.poke();
  await performed;
  expect(await s.states()).toEqual(['a performed']);
  await performer.stop();
});

test('stopped in the middle of a transaction it finishes that one and begins no other', async () => {
  const s = await onStage(database.db, [cue('a', { when: 'day 1 09:00' })], { groups: 6 });
  let performer: ReturnType<typeof startPerformer> | null = null;
  let stopped: Promise<void> | undefined;
  performer = startPerformer(s.deps, {
    groupsAtOnce: 2,
    standIn: (_scene, usual) => async (tx, scene) => {
      stopped ??= performer?.stop();
      return usual(tx, scene);
    },
  });
  while (stopped === undefined) await new Promise((resolve) => setImmediate(resolve));
  await stopped;
  const states = await Promise.all(s.opened.groupIds.map((groupId) => s.states(groupId)));
  expect(states.flat().toSorted((a, b) => a.localeCompare(b))).toEqual([...Array(2).fill('a performed'), ...Array(4).fill('a planned')]);
});
