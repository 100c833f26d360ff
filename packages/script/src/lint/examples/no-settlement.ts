import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const noSettlementExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '卖完就散', en: 'nothing after the sale' },
    broken: saleScript({ lines: { settlement: null, settle: null } }),
    at: ['16:5'],
    mended: saleScript(),
  },
  {
    what: { 'zh-CN': '写了结营，没有人做', en: 'a settlement nobody does' },
    broken: saleScript({ lines: { settle: null } }),
    at: ['10:13'],
    mended: saleScript(),
  },
  {
    what: { 'zh-CN': '结营了，没说去哪里', en: 'a settlement that says nothing of where to' },
    broken: saleScript({ lines: { settlement: null } }),
    at: ['16:5'],
    mended: saleScript(),
  },
];
