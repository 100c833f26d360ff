import { expect, test } from 'vitest';
import { minutesOfDrag, minutesOfKey } from './minutes-of-key.ts';

test('a drag ends on a whole step of five minutes and stays within its day', () => {
  const drag = (minuteOfDay: number, pixels: number, days = 0) => minutesOfDrag({ minuteOfDay, pixels, pixelsPerHour: 60, days });
  expect(drag(540, 31)).toBe(30);
  expect(drag(542, 4)).toBe(3);
  expect(drag(1435, 500)).toBe(0);
  expect(drag(10, -500)).toBe(-10);
  expect(drag(540, 0, 1)).toBe(1440);
});

test('a trembling click moves nothing', () => {
  expect(minutesOfDrag({ minuteOfDay: 542, pixels: 2, pixelsPerHour: 60, days: 0 })).toBe(0);
});

test('arrow keys move by five minutes, an hour or a day', () => {
  expect(minutesOfKey({ key: 'ArrowLeft', shiftKey: false })).toBe(-5);
  expect(minutesOfKey({ key: 'ArrowRight', shiftKey: true })).toBe(60);
  expect(minutesOfKey({ key: 'ArrowDown', shiftKey: false })).toBe(1440);
  expect(minutesOfKey({ key: 'a', shiftKey: false })).toBeNull();
});
