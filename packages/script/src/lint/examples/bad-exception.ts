import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const badExceptionExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '跳过一条诚实的规则', en: 'an exception from a rule of honesty' },
    broken: saleScript({ head: ['exceptions: { unbound-claim: 一直这么写 }'] }),
    at: ['5:15'],
    mended: saleScript(),
  },
  {
    what: { 'zh-CN': '名字写错的例外', en: 'an exception with a misspelt name' },
    broken: saleScript({ head: ['exceptions: { no-bate: 老客户群 }'] }),
    at: ['5:15'],
    mended: saleScript({ lines: { bait: null }, head: ['exceptions: { no-bait: 老客户群 }'] }),
  },
];
