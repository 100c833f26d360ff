import { expect, test } from 'vitest';
import { outcomesOf } from './outcomes.ts';
import type { Report, TimelineRow } from './report.ts';

const at = (time: string) => ({ day: 1, time, at: `2026-12-01T${time}:00+08:00` });
const row = (cue: string, more: Partial<TimelineRow> = {}) => ({
  ...{ cue, title: cue, planned: at('09:00'), first: at('09:00'), last: at('09:00'), runs: 2, performed: 2, reached: 12, text: '' },
  ...more,
});
const report = {
  timeline: [
    row('hello', { text: '欢迎 〔缺:优惠码〕' }),
    row('lesson', { first: at('09:12') }),
    row('sale', { performed: 0, first: null, last: null }),
  ],
  missing: [{ name: '优惠码', shownAs: '〔缺:优惠码〕', cues: ['欢迎'] }],
  late: [
    {
      cue: 'lesson',
      title: 'lesson',
      planned: at('09:00'),
      runs: 2,
      groups: 2,
      lateMinutes: 12,
      reason: { 'zh-CN': '晚些补发', en: 'followed later' },
    },
  ],
  dropped: [
    {
      cue: 'sale',
      title: 'sale',
      planned: at('09:00'),
      what: 'expired',
      runs: 2,
      groups: 2,
      reason: { 'zh-CN': '太晚了', en: 'too late' },
    },
  ],
} as unknown as Report;

test('each cue has its own: performed with what was missing in its words, late with minutes, not performed with the reason', () => {
  const [hello, lesson, sale] = outcomesOf(report, 'en');
  expect(hello).toMatchObject({ cue: 'hello', performed: 2, reached: 12, missing: ['优惠码'], troubles: [] });
  expect(lesson?.troubles).toEqual([{ what: 'late', runs: 2, groups: 2, lateMinutes: 12, reason: 'followed later' }]);
  expect(sale?.troubles).toEqual([{ what: 'expired', runs: 2, groups: 2, lateMinutes: null, reason: 'too late' }]);
});
