import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const noDay7Examples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '解散之后再没有问候', en: 'no word after the room is gone' },
    broken: saleScript({ lines: { settlement: '{ buyers: 学员群, others: nurture, owner: consultant, dissolveWithin: 1d }' } }),
    at: ['10:13'],
    mended: saleScript(),
  },
];
