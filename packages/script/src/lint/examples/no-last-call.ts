import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const noLastCallExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '截止前没有最后提醒', en: 'no last call before the close' },
    broken: saleScript({ lines: { last: null } }),
    at: ['9:80'],
    mended: saleScript(),
  },
];
