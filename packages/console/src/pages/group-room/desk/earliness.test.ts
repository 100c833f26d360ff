import { expect, test } from 'vitest';
import { earliness } from './earliness.ts';

const now = new Date('2026-12-04T20:18:00+08:00');
const due = (at: string | null) => earliness({ dueAt: at }, now);

test('a cue within ten minutes, a late one and one without a clock time surprise nobody', () => {
  expect(due('2026-12-04T20:28:00+08:00')).toBeNull();
  expect(due('2026-12-04T19:00:00+08:00')).toBeNull();
  expect(due(null)).toBeNull();
});

test('a cue further ahead says how far in the largest unit that is still exact enough', () => {
  expect(due('2026-12-04T20:40:00+08:00')).toEqual({ unit: 'minutes', count: 22 });
  expect(due('2026-12-05T12:00:00+08:00')).toEqual({ unit: 'hours', count: 16 });
  expect(due('2026-12-08T20:18:00+08:00')).toEqual({ unit: 'days', count: 4 });
});
