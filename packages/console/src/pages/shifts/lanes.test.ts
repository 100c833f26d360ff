import { expect, test } from 'vitest';
import type { OnDuty, ShiftBoard } from '../../api/types.ts';
import { lanesOf, nearCollisions, slotsOf } from './lanes.ts';

const person = (staffId: string, more: Partial<OnDuty> = {}): OnDuty => ({
  ...{ staffId, displayName: staffId, rooms: [], roles: [], deputies: [], standsBy: 0, waiting: 0, today: 1, firstAt: null },
  ...more,
});
const work = (at: string, staffId: string, title: string): ShiftBoard['work'][number] => ({
  ...{ at, staffId, title, cue: title, kind: 'post', place: 'room', role: 'host', posts: 7, groups: [] },
});
const collision = (at: string, staffId: string): ShiftBoard['collisions'][number] => ({
  ...{ at, staffId, posts: 7, over: 1, lateMinutes: 1, relief: [], slip: null },
});

test('my lane is the first, and who has neither a room nor anything to do has none', () => {
  const people = [person('a'), person('me'), person('idle', { today: 0 }), person('b', { today: 0, waiting: 2 })];
  expect(lanesOf({ people }, 'me').map((one) => one.staffId)).toEqual(['me', 'a', 'b']);
});

test('what falls due in one minute stands in one row, each in their lane, with the collision where it is', () => {
  const [eight, nine] = ['2026-12-01T00:30:00.000Z', '2026-12-01T01:00:00.000Z'] as const;
  const slots = slotsOf({
    work: [work(nine, 'a', '晚'), work(eight, 'a', '早'), work(eight, 'b', '早')],
    collisions: [collision(eight, 'b')],
  });
  expect(slots.map((slot) => [slot.at, [...slot.cells.keys()]])).toEqual([
    [eight, ['a', 'b']],
    [nine, ['a']],
  ]);
  expect([...(slots[0]?.cells.values() ?? [])].map((cell) => cell.collision?.posts ?? null)).toEqual([null, 7]);
});

test('a collision is near from an hour before it', () => {
  const collisions = [collision('2026-12-01T01:00:00Z', 'a'), collision('2026-12-01T01:01:00Z', 'b')];
  expect(nearCollisions({ collisions }, new Date('2026-12-01T00:00:00Z')).map((one) => one.staffId)).toEqual(['a']);
});
