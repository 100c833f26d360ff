import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeRelief, type RoomWork } from './propose-relief.ts';

const rooms = fc
  .array(fc.record({ posts: fc.integer({ min: 1, max: 4 }), deputyStaffId: fc.constantFrom('a', 'b', null) }), { maxLength: 30 })
  .map((list) => list.map((room, index): RoomWork => ({ ...room, groupId: `g${index}` })));

test('no deputy is given more than they can do, no room twice, and without a slip what stays fits one person’s minute', () => {
  fc.assert(
    fc.property(rooms, fc.integer({ min: 1, max: 10 }), fc.nat({ max: 10 }), (work, capacity, spare) => {
      const { relief, slip } = proposeRelief(work, { capacity, spareOf: () => spare });
      const given = relief.flatMap((one) => one.groupIds);
      expect(new Set(given).size).toBe(given.length);
      for (const one of relief) {
        expect(one.posts).toBeLessThanOrEqual(spare);
        for (const groupId of one.groupIds) expect(work.find((room) => room.groupId === groupId)?.deputyStaffId).toBe(one.staffId);
      }
      const stays = work.filter((room) => !given.includes(room.groupId)).reduce((sum, room) => sum + room.posts, 0);
      if (slip === null) expect(stays).toBeLessThanOrEqual(capacity);
      else {
        const later = work.filter((room) => slip.groupIds.includes(room.groupId)).reduce((sum, room) => sum + room.posts, 0);
        expect(stays - later).toBeLessThanOrEqual(capacity);
        expect(slip.minutes).toBeGreaterThan(0);
        expect(given.filter((groupId) => slip.groupIds.includes(groupId))).toEqual([]);
      }
    }),
  );
});
