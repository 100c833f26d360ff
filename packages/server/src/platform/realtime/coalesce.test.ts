import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesce } from './coalesce.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a hundred changes within a second are told twice: the first at once, the rest together', () => {
  const told: string[] = [];
  const coalescer = coalesce({ everyMs: 1000, tell: (key) => told.push(key) });
  for (let n = 0; n < 100; n++) coalescer.changed('a');
  coalescer.changed('b');
  expect(told).toEqual(['a', 'b']);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(['a', 'b', 'a']);
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual(['a', 'b', 'a']);
  coalescer.changed('a');
  expect(told).toEqual(['a', 'b', 'a', 'a']);
});

test('the last change is always told, unless it is closed', () => {
  const told: string[] = [];
  const coalescer = coalesce({ everyMs: 1000, tell: (key) => told.push(key) });
  coalescer.changed('a');
  vi.advanceTimersByTime(999);
  coalescer.changed('a');
  vi.advanceTimersByTime(1);
  expect(told).toHaveLength(2);
  coalescer.changed('a');
  coalescer.close();
  vi.advanceTimersByTime(5000);
  expect(told).toHaveLength(2);
});
