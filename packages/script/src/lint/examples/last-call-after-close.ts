import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const lastCallAfterCloseExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '截止之后的最后提醒', en: 'a last call after the close' },
    broken: saleScript({ lines: { last: '{ id: last, stage: followUp, when: day 3 22:30, who: host, do: last-call, text: 最后提醒 }' } }),
    at: ['16:40'],
    mended: saleScript(),
  },
];
