import { expect, test } from 'vitest';
import { type Attention, paceOf } from './pace.ts';

const nobody: Attention = { pages: 0, audience: 0, waiting: 0, restedMs: 0 };
const usual = 1440;

test('a day a minute while nobody looks, whatever waits', () => {
  expect(paceOf(nobody, usual)).toBe(1440);
  expect(paceOf({ ...nobody, waiting: 3 }, usual)).toBe(1440);
  expect(paceOf({ ...nobody, pages: 1 }, usual)).toBe(1440);
});

test('an hour a minute while a room is open, or while a prompt waits and another page is', () => {
  expect(paceOf({ ...nobody, pages: 1, audience: 1 }, usual)).toBe(60);
  expect(paceOf({ ...nobody, pages: 1, waiting: 1 }, usual)).toBe(60);
});

test('real minutes while a prompt waits for who looks at it, and fast again once it is dealt with', () => {
  expect(paceOf({ ...nobody, pages: 1, audience: 1, waiting: 2 }, usual)).toBe(1);
  expect(paceOf({ ...nobody, pages: 1, audience: 1, waiting: 0 }, usual)).toBe(60);
});

test('a page left open does not hold the camp up for longer than three minutes', () => {
  expect(paceOf({ pages: 1, audience: 1, waiting: 2, restedMs: 181_000 }, usual)).toBe(60);
});

test('a demo asked to run slowly is never made faster', () => {
  for (const audience of [0, 1]) expect(paceOf({ pages: 1, audience, waiting: 0, restedMs: 0 }, 10)).toBe(10);
});
