import { expect, test } from 'vitest';
import { openingInstant, roomDay } from './room-day.ts';

const shanghai = { openingAt: new Date('2026-12-01T09:00:00+08:00'), zone: 'Asia/Shanghai' };

test.each([
  ['2026-12-01T09:00:00+08:00', { day: 1, at: '09:00' }],
  ['2026-12-01T23:59:59+08:00', { day: 1, at: '23:59' }],
  ['2026-12-02T00:00:00+08:00', { day: 2, at: '00:00' }],
  ['2026-12-06T12:00:00+08:00', { day: 6, at: '12:00' }],
  ['2026-11-30T12:00:00+08:00', { day: 0, at: '12:00' }],
])('%s is %j of a group that opened on 1 December', (moment, expected) => {
  expect(roomDay(new Date(moment), shanghai)).toEqual(expected);
});

test('days are days of the wall clock, also when one has 23 hours', () => {
  const newYork = { openingAt: new Date('2026-03-07T22:00:00-05:00'), zone: 'America/New_York' };
  expect(roomDay(new Date('2026-03-09T00:30:00-04:00'), newYork)).toEqual({ day: 3, at: '00:30' });
});

test.each([
  ['2026-12-01T09:00', 'Asia/Shanghai', '2026-12-01T01:00:00.000Z'],
  ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  ['2026-13-01T09:00', 'Asia/Shanghai', undefined],
  ['2026-12-01T09:00', 'Asia/Nowhere', undefined],
  ['2026-12-01T09:00', '+08:00', undefined],
  ['soon', 'Asia/Shanghai', undefined],
])('opening at %s in %s is %s', (wallClock, zone, instant) => {
  expect(openingInstant(wallClock, zone)?.toISOString()).toBe(instant);
});
