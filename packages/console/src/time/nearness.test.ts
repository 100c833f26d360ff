import { expect, test } from 'vitest';
import { minutesUntil, nearnessOf } from './nearness.ts';

const now = new Date('2026-12-03T20:18:00+08:00');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test('what is near is told in minutes, ahead and ago', () => {
  expect(nearnessOf(after(12), now)).toEqual({ side: 'ahead', unit: 'minute', count: 12 });
  expect(nearnessOf(after(-3), now)).toEqual({ side: 'ago', unit: 'minute', count: 3 });
});

test('a started minute ahead counts whole, a started minute ago does not count yet', () => {
  expect(minutesUntil(after(0.5), now)).toBe(1);
  expect(minutesUntil(after(-0.5), now)).toBe(0);
  expect(Object.is(minutesUntil(after(-0.5), now), 0)).toBe(true);
  expect(nearnessOf(after(-0.5), now)).toEqual({ side: 'now' });
});

test('beyond 99 minutes hours are said, beyond twelve hours nothing', () => {
  expect(nearnessOf(after(99), now)).toEqual({ side: 'ahead', unit: 'minute', count: 99 });
  expect(nearnessOf(after(150), now)).toEqual({ side: 'ahead', unit: 'hour', count: 3 });
  expect(nearnessOf(after(721), now)).toBeNull();
});
