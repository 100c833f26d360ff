import { expect, test } from 'vitest';
import { dateOf, dateOfDay, dayOf, timeOf } from './room-time.ts';

const shanghai = { zone: 'Asia/Shanghai', openingAt: '2026-12-01T09:00:00+08:00' };
const newYork = { zone: 'America/New_York', openingAt: '2026-10-30T09:00:00-04:00' };

test('a day of the script begins at midnight of the room, wherever the reader sits', () => {
  expect(dayOf('2026-12-01T15:59:59Z', shanghai)).toBe(1);
  expect(dayOf('2026-12-01T16:00:00Z', shanghai)).toBe(2);
});

test('days before the opening count down from 0', () => {
  expect(dayOf('2026-11-30T12:00:00+08:00', shanghai)).toBe(0);
  expect(dayOf('2026-11-29T12:00:00+08:00', shanghai)).toBe(-1);
});

test('a day of 25 hours is still one day', () => {
  expect(dayOf('2026-11-01T23:59:00-05:00', newYork)).toBe(3);
  expect(dayOf('2026-11-02T00:00:00-05:00', newYork)).toBe(4);
  expect(timeOf('2026-11-01T06:30:00Z', newYork.zone)).toBe('01:30');
});

test('midnight is 00:00, never 24:00', () => {
  expect(timeOf('2026-12-01T16:00:00Z', 'Asia/Shanghai')).toBe('00:00');
});

test('a day of the script has its date in both languages', () => {
  expect(dateOfDay(3, { room: shanghai, locale: 'zh-CN' })).toBe('12月3日周四');
  expect(dateOfDay(3, { room: shanghai, locale: 'en' })).toBe('Thu 3 Dec');
  expect(dateOf('2026-12-01T16:00:00Z', { zone: 'Asia/Shanghai', locale: 'zh-CN' })).toBe('12月2日周三');
});
