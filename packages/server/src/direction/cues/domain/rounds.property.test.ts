import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DueRun, inRounds } from './rounds.ts';

const runs = fc
  .array(fc.record({ group: fc.integer({ min: 0, max: 4 }), cue: fc.integer({ min: 0, max: 3 }) }), { maxLength: 40 })
  .map((list) => list.map(({ group, cue }, n) => ({ n, groupId: `g${group}`, scriptVersionId: `v${group % 2}`, cueId: `c${cue}` })));

test('every run is in exactly one batch, each group’s runs keep their order, and a batch holds one cue of one version', () => {
  fc.assert(
    fc.property(runs, (list) => {
      const rounds = inRounds<DueRun & { n: number }>(list);
      const flat = rounds.flatMap((round) => round.flatMap((batch) => batch.runs));
      expect(flat.map((run) => run.n).toSorted((a, b) => a - b)).toEqual(list.map((run) => run.n));
      for (const groupId of new Set(list.map((run) => run.groupId))) {
        expect(flat.filter((run) => run.groupId === groupId).map((run) => run.n)).toEqual(
          list.filter((run) => run.groupId === groupId).map((run) => run.n),
        );
      }
      for (const batch of rounds.flat()) {
        expect(new Set(batch.runs.map((run) => `${run.scriptVersionId} ${run.cueId}`)).size).toBe(1);
      }
    }),
  );
});

test('groups at the same cue are performed together', () => {
  const run = (groupId: string, cueId: string) => ({ groupId, cueId, scriptVersionId: 'v' });
  const rounds = inRounds([run('a', 'x'), run('a', 'x'), run('a', 'y'), run('b', 'x'), run('b', 'y'), run('b', 'x')]);
  expect(rounds.map((round) => round.map((batch) => `${batch.cueId} ${batch.runs.map((one) => one.groupId).join('')}`))).toEqual([
    ['x aab'],
    ['y ab'],
    ['x b'],
  ]);
});
