import { expect, test } from 'vitest';
import { limiter } from './limiter.ts';

test('a key passes so many times in a while, and again in the next; others do not wait for it', () => {
  let now = 0;
  const door = limiter({ times: 2, everyMs: 1_000, now: () => now });
  door.pass('a');
  door.pass('a');
  expect(() => door.pass('a')).toThrow('rate_limited');
  expect(() => door.pass('b')).not.toThrow();
  now = 999;
  expect(() => door.pass('a')).toThrow('rate_limited');
  now = 1_000;
  expect(() => door.pass('a')).not.toThrow();
});
