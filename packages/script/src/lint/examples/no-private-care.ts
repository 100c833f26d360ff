import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const noPrivateCareExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '开售前没有一对一', en: 'nobody is spoken to 1v1 before the offer' },
    broken: saleScript({ lines: { greet: null } }),
    at: ['9:57'],
    mended: saleScript(),
  },
];
