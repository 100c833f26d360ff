import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const rewardTooLateExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '开售后才发最后一课', en: 'the last lesson after the offer opened' },
    broken: saleScript({
      with: ['lessons'],
      lines: {
        lesson: '{ id: lesson, title: 找到好光, release: day 3 21:00 }',
        lesson1: '{ id: lesson-1, stage: followUp, when: day 3 21:00, who: host, do: release-lesson, of: lesson, text: 第1课来了 }',
      },
    }),
    at: ['9:41'],
    mended: saleScript({ with: ['lessons'] }),
  },
];
