import { describe, expect, test } from 'vitest';
import { readTime, readTimeText } from './read-time.ts';

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function said(text: string): string {
  const reading = readTimeText(text);
  if (reading.kind === 'afterJoin') return `join+${reading.minutes}`;
  if (reading.kind !== 'clock') return reading.kind;
  const spans = reading.spans.map(({ start, end }) => (end === null ? clock(start) : `${clock(start)}-${clock(end)}`)).join(' ');
  return spans + (reading.nextDay ? ' next' : '') + (reading.rest === '' ? '' : ` +${reading.rest}`);
}

describe('a time as operators write it', () => {
  test.each([
    ['09:00', '09:00'],
    ['9：00', '09:00'],
    ['９：０５', '09:05'],
    ['9;30', '09:30'],
    ['19:30:00', '19:30'],
    ['20.30', '20:30'],
    ['0930', '09:30'],
    ['9', '09:00'],
    ['早8点', '08:00'],
    ['上午10点半', '10:30'],
    ['八点一刻', '08:15'],
    ['晚上八点半', '20:30'],
    ['晚上8:30', '20:30'],
    ['中午12点', '12:00'],
    ['中午1点', '13:00'],
    ['下午3点', '15:00'],
    ['凌晨12点', '00:00'],
    ['20时30分', '20:30'],
    ['19点30', '19:30'],
    ['8:30pm', '20:30'],
    ['PM 8:30', '20:30'],
    ['12 AM', '00:00'],
    ['noon', '12:00'],
    ['中午', '12:00'],
    ['24:00', '24:00'],
    ['晚上12点', '24:00'],
    ['约20:00左右', '20:00'],
    ['每天19:30', '19:30'],
    ['次日9:00', '09:00 next'],
    ['明早8点', '08:00 next'],
  ])('%s is %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test.each([
    ['20:00-20:40', '20:00-20:40'],
    ['20：00～20：40', '20:00-20:40'],
    ['08:00—08:30', '08:00-08:30'],
    ['8点到9点', '08:00-09:00'],
    ['8-9点', '08:00-09:00'],
    ['晚上8:30-9:30', '20:30-21:30'],
    ['下午2点到4点', '14:00-16:00'],
    ['23:00-1:00', '23:00-25:00'],
    ['23:00-次日1:00', '23:00-25:00'],
    ['早8:00-晚9:00', '08:00-21:00'],
    ['9:00 to 10:00', '09:00-10:00'],
  ])('%s is the span %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test('several times in one cell are several', () => {
    expect(said('8:30 / 12:30 / 20:00')).toBe('08:30 12:30 20:00');
    expect(said('8:30-9:00、20:00-21:00')).toBe('08:30-09:00 20:00-21:00');
  });

  test('words beside a time that mean something are kept', () => {
    expect(said('19:30（提前10分钟上线）')).toBe('19:30 +(提前10分钟上线)');
    expect(said('20:00前')).toBe('20:00 +前');
  });

  test('so long after joining is per member', () => {
    expect(said('入群后2小时')).toBe('join+120');
    expect(said('进群后5分钟')).toBe('join+5');
    expect(said('进群立即')).toBe('join+0');
    expect(said('入群半小时')).toBe('join+30');
    expect(said('2 hours after joining')).toBe('join+120');
  });

  test.each(['25:00', '9:75', '24:30', '晚上2点', '20:00-25:00', '9:0'])('%s is impossible', (text) => {
    expect(readTimeText(text).kind).toBe('impossible');
  });

  test.each(['随时', '全天', '待定', '直播结束后', '早上', '直播'.repeat(150)])('%.20s names no time', (text) => {
    expect(readTimeText(text).kind).toBe('words');
  });

  test.each(['', '-', '/', '——', '无'])('"%s" is blank', (text) => {
    expect(readTimeText(text).kind).toBe('blank');
  });
});

describe("a spreadsheet's own times", () => {
  test('a time cell, a date with a time, a fraction of a day and 930 are times', () => {
    expect(readTime({ kind: 'time', value: 1170, text: '19:30' })).toMatchObject({ kind: 'clock', spans: [{ start: 1170, end: null }] });
    expect(readTime({ kind: 'date', value: '2026-03-01T19:30', text: '' })).toMatchObject({ kind: 'clock', spans: [{ start: 1170 }] });
    expect(readTime({ kind: 'number', value: 0.8125, text: '0.8125' })).toMatchObject({ kind: 'clock', spans: [{ start: 1170 }] });
    expect(readTime({ kind: 'number', value: 930, text: '930' })).toMatchObject({ kind: 'clock', spans: [{ start: 570 }] });
  });

  test('25:00 typed into a spreadsheet is stored as more than a day, and is impossible', () => {
    expect(readTime({ kind: 'time', value: 1500, text: '25:00' }).kind).toBe('impossible');
  });
});
