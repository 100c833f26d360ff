import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const noBaitExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '只有正价品', en: 'a main product alone' },
    broken: saleScript({ lines: { bait: null } }),
    at: ['6:5'],
    mended: saleScript(),
  },
];
