import { expect, test } from 'vitest';
import type { CueOutcome } from '../../../api/types.ts';
import { outcomeState } from './outcome-state.ts';

const outcome = (more: Partial<CueOutcome> = {}): CueOutcome => ({
  ...{ cue: 'a', planned: null, first: null, last: null, runs: 1, performed: 1, reached: 1, missing: [], troubles: [] },
  ...more,
});
const trouble = (what: CueOutcome['troubles'][number]['what']) => ({ what, runs: 1, groups: 1, lateMinutes: null, reason: '' });

test('the worst of what happened is what the block says', () => {
  expect(outcomeState(outcome())).toBe('fine');
  expect(outcomeState(outcome({ missing: ['暗号'] }))).toBe('missing');
  expect(outcomeState(outcome({ missing: ['暗号'], troubles: [trouble('late'), trouble('expired')] }))).toBe('expired');
  expect(outcomeState(outcome({ runs: 0 }))).toBe('unplanned');
  expect(outcomeState(undefined)).toBe('unknown');
});
