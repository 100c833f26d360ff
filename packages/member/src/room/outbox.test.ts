import { expect, it } from 'vitest';
import { nextToSend, type Outbox, without, withRefused, withRetried, withWritten } from './outbox.ts';

const write = (outbox: Outbox, clientKey: string, nowMs: number): Outbox =>
  withWritten(outbox, { clientKey, place: 'room', text: clientKey, nowMs });

it('keeps the order written even when the clock is set back', () => {
  const outbox = write(write([], 'a', 1_000), 'b', 10);
  expect(outbox.map(({ writtenAt }) => writtenAt)).toEqual([1_000, 1_001]);
});

it('a refused message does not hold up the next one, and tried again it keeps its key', () => {
  const refused = withRefused(write(write([], 'a', 1), 'b', 2), 'a', '群已关闭');
  expect(nextToSend(refused)?.clientKey).toBe('b');
  const retried = withRetried(refused, 'a');
  expect(nextToSend(retried)).toMatchObject({ clientKey: 'a', state: 'waiting', reason: null });
});

it('what has arrived is no longer waiting', () => {
  const outbox = write(write([], 'a', 1), 'b', 2);
  expect(without(outbox, new Set(['a'])).map(({ clientKey }) => clientKey)).toEqual(['b']);
  expect(without(outbox, new Set(['z']))).toBe(outbox);
});
