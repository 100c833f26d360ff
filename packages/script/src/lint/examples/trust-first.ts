import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const trustFirstExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '信任阶段还没走完就开售', en: 'an offer before the trust stage is over' },
    broken: saleScript({
      lines: {
        open: '{ id: sale, stage: followUp, when: day 1 08:00, who: host, do: open-offer, text: 开售了 }',
        flash: '{ id: flash, product: main, price: 999.00, opensAt: day 1 08:00, closesAt: day 3 22:30, stock: 100, stockOwner: kuaishan }',
        greet: '{ id: greet, stage: trust, when: 1m after opening, who: consultant, where: private, text: 您好，最想学什么？ }',
      },
    }),
    at: ['9:57'],
    mended: saleScript(),
  },
];
