import { expect, it } from 'vitest';
import { roomTime } from './room-time.ts';

const shanghai = roomTime({ locale: 'zh-CN', zone: 'Asia/Shanghai', openingAt: '2026-12-01T01:00:00.000Z' });

it('tells day and time in the room, not in the reader’s zone', () => {
  expect(shanghai.clock('2026-12-02T16:05:00.000Z')).toBe('00:05');
  expect(shanghai.dayKey('2026-12-02T16:05:00.000Z')).toBe('2026-12-03');
  expect(shanghai.dayWords('2026-12-02T16:05:00.000Z')).toBe('12月3日周四');
});

it('counts days from the opening’s day', () => {
  expect(shanghai.dayNumber('2026-12-01T01:00:00.000Z')).toBe(1);
  expect(shanghai.dayNumber('2026-12-02T16:05:00.000Z')).toBe(3);
  expect(shanghai.dayNumber('2026-11-29T01:00:00.000Z')).toBeNull();
});

it('counts a day that has 25 hours as one', () => {
  const newYork = roomTime({ locale: 'en', zone: 'America/New_York', openingAt: '2026-10-31T13:00:00.000Z' });
  expect(newYork.dayNumber('2026-11-02T05:30:00.000Z')).toBe(3);
});

it('falls back to the reader’s zone where the room’s is unknown here', () => {
  const somewhere = roomTime({ locale: 'en', zone: 'Mars/Olympus', openingAt: null });
  expect(somewhere.clock('2026-12-01T01:00:00.000Z')).toMatch(/^\d\d:\d\d$/);
  expect(somewhere.dayNumber('2026-12-01T01:00:00.000Z')).toBeNull();
});
