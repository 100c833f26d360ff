import { expect, test } from 'vitest';
import { quietUntil } from './quiet-until.ts';

const night = { quietHours: { fromMinute: 22 * 60 + 30, toMinute: 7 * 60 + 30 }, zone: 'Asia/Shanghai' };
const noon = { quietHours: { fromMinute: 12 * 60, toMinute: 14 * 60 }, zone: 'Europe/Berlin' };
const at = (local: string, offset = '+08:00') => new Date(`2026-12-0${local}${offset}`);

test.each([
  ['1T22:30:59', null],
  ['1T22:31:00', '2T07:30:00'],
  ['1T23:50:00', '2T07:30:00'],
  ['2T00:00:00', '2T07:30:00'],
  ['2T07:29:59', '2T07:30:00'],
  ['2T07:30:00', null],
  ['2T12:00:00', null],
])('at %s quiet hours over midnight last until %s', (local, end) => {
  expect(quietUntil(at(local), night)).toEqual(end === null ? null : at(end));
});

test('quiet hours within a day end on it, by the clock on the wall there', () => {
  expect(quietUntil(at('1T13:10:00', '+01:00'), noon)).toEqual(at('1T14:00:00', '+01:00'));
  expect(quietUntil(new Date('2026-03-29T01:30:00+01:00'), { ...night, zone: 'Europe/Berlin' })).toEqual(
    new Date('2026-03-29T07:30:00+02:00'),
  );
});
