import { describe, expect, test } from 'vitest';
import { readDay, readDayText } from './read-day.ts';

function said(text: string): string {
  const reading = readDay({ kind: 'text', value: text, text });
  if (reading === null) return 'nothing';
  const rest = reading.rest === '' ? '' : ` +${reading.rest}`;
  if (reading.kind === 'days') return reading.days.join() + (reading.and ? ` = ${reading.and.month}/${reading.and.day}` : '') + rest;
  if (reading.kind === 'dates')
    return reading.dates.map((date) => [date.year, date.month, date.day].filter((part) => part !== null).join('/')).join() + rest;
  return (reading.kind === 'weekday' ? `weekday ${reading.weekday}` : reading.kind) + rest;
}

describe('a day as operators write it', () => {
  test.each([
    ['Day1', '1'],
    ['day 01', '1'],
    ['DAY-1', '1'],
    ['D3', '3'],
    ['Day one', '1'],
    ['第3天', '3'],
    ['第三天', '3'],
    ['第 十二 天', '12'],
    ['第二晚', '2'],
    ['3', '3'],
    ['三', '3'],
    ['Ｄａｙ２', '2'],
    ['T+1', '2'],
    ['开营日', '1'],
    ['Day2-3', '2,3'],
    ['Day2～Day6', '2,3,4,5,6'],
    ['D1-D3', '1,2,3'],
    ['第2-3天', '2,3'],
    ['第二天至第三天', '2,3'],
    ['2-3', '2,3'],
    ['第1、3、5天', '1,3,5'],
    ['Day1/3/5', '1,3,5'],
    ['Day1、Day3', '1,3'],
    ['Day1 建立信任', '1 +建立信任'],
    ['Day 1（周一）', '1 +周一'],
    ['信任期（Day1-2）', '1,2 +信任期'],
    ['12月1日(Day1)', '1 = 12/1'],
    ['Day1（12月1日 周二）', '1 = 12/1 +周二'],
    ['12月1日', '12/1'],
    ['12/1', '12/1'],
    ['12.1', '12/1'],
    ['2026年3月1日', '2026/3/1'],
    ['2026-03-01', '2026/3/1'],
    ['3月1日-3月3日', '3/1,3/2,3/3'],
    ['3月1-3日', '3/1,3/2,3/3'],
    ['Mar 1', '3/1'],
    ['1 March 2026', '2026/3/1'],
    ['周三', 'weekday 3'],
    ['Monday', 'weekday 1'],
    ['每天', 'every'],
    ['D-1', 'before'],
    ['Day0', 'before'],
    ['开营前1天', 'before'],
    ['预热期', 'nothing'],
    ['第一周', 'nothing'],
  ])('%s is %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test('a date cell and the number of a date that lost its format are dates', () => {
    const march = { kind: 'dates', dates: [{ year: 2026, month: 3, day: 1 }] };
    expect(readDay({ kind: 'date', value: '2026-03-01', text: '' })).toMatchObject(march);
    expect(readDay({ kind: 'number', value: 46_082, text: '46082' })).toMatchObject(march);
  });

  test('outside a column of days a bare number, a price or a range is no day', () => {
    for (const text of ['3', '9.9', '2-3', '100']) expect(readDayText(text)).toBeNull();
    expect(readDayText('第1天 09:00')).toMatchObject({ kind: 'days', days: [1], rest: '09:00' });
    expect(readDayText('3/1 20:00')).toMatchObject({ kind: 'dates', rest: '20:00' });
  });
});
