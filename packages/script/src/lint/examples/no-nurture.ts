import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const noNurtureExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '没买的人没有人接', en: 'nobody keeps those who did not buy' },
    broken: saleScript({ lines: { settlement: '{ buyers: 学员群, owner: consultant, dissolveWithin: 1d, checkIns: [ 7d, 14d ] }' } }),
    at: ['10:13'],
    mended: saleScript(),
  },
];
