import { expect, test } from 'vitest';
import { manualClock } from '../clock/index.ts';
import { seededRandom, systemRandom } from './random.ts';

test('ids are version 7 UUIDs that carry domain time and sort by creation, within a millisecond too', () => {
  const clock = manualClock('2026-12-01T09:00:00+08:00');
  const random = systemRandom(clock);
  const ids = Array.from({ length: 10_000 }, () => random.uuid());
  clock.advance({ seconds: 30 });
  ids.push(random.uuid());
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  expect(Number.parseInt(ids.at(-1)!.replaceAll('-', '').slice(0, 12), 16)).toBe(clock.now().getTime());
});

test('a token is 32 url-safe characters and a seed fits an integer column', () => {
  const random = systemRandom(manualClock());
  for (let i = 0; i < 1_000; i++) {
    expect(random.token()).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(Math.abs(random.seed())).toBeLessThanOrEqual(2 ** 31);
  }
});

test('the same seed repeats everything, another seed nothing', () => {
  const of = (seed: number) => {
    const random = seededRandom({ clock: manualClock(), seed });
    return [random.uuid(), random.token(), random.seed()];
  };
  expect(of(1)).toEqual(of(1));
  expect(of(1)).not.toEqual(of(2));
});
