import { expect, test } from 'vitest';
import { overloads, POSTS_PER_PERSON_PER_MINUTE } from './work-ahead.ts';

test('as many posts as one person can do in a minute are no overload, one more is', () => {
  const minute = 100;
  expect(overloads([{ minute, posts: POSTS_PER_PERSON_PER_MINUTE }])).toEqual([]);
  expect(overloads([{ minute, posts: POSTS_PER_PERSON_PER_MINUTE + 1 }])).toEqual([
    { minute, posts: POSTS_PER_PERSON_PER_MINUTE + 1, over: 1, lateMinutes: 1 },
  ]);
});

test('twenty rooms at once take four minutes at six a minute: the last is posted three minutes late', () => {
  expect(overloads([{ minute: 5, posts: 20 }], 6)).toEqual([{ minute: 5, posts: 20, over: 14, lateMinutes: 3 }]);
});

test('what is left over delays what follows, and is gone after the minutes it takes', () => {
  const work = [
    { minute: 1, posts: 20 },
    { minute: 2, posts: 7 },
    { minute: 60, posts: 7 },
  ];
  expect(overloads(work, 6).map(({ minute, lateMinutes }) => [minute, lateMinutes])).toEqual([
    [1, 3],
    [2, 3],
    [60, 1],
  ]);
});
