import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const noCompletionRewardExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '有课程没有完课券', en: 'lessons without a completion coupon' },
    broken: saleScript({ with: ['lessons'], lines: { done: null } }),
    at: ['9:5'],
    mended: saleScript({ with: ['lessons'] }),
  },
];
