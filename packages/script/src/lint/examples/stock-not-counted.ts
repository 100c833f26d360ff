import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const stockNotCountedExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '没有人数的库存', en: 'stock nobody counts' },
    broken: saleScript({
      lines: {
        flash: '{ id: flash, product: main, price: 999.00, opensAt: day 3 20:30, closesAt: day 3 22:30, stock: 100, stockOwner: nobody }',
      },
    }),
    at: ['9:100'],
    mended: saleScript({
      lines: { flash: '{ id: flash, product: main, price: 999.00, opensAt: day 3 20:30, closesAt: day 3 22:30, stockOwner: nobody }' },
    }),
  },
];
