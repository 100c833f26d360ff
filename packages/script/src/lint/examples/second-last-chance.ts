import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const secondLastChanceExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '第二次“最后机会”', en: 'a second last chance' },
    broken: saleScript({
      add: [
        '{ id: say, stage: conversion, when: day 3 21:00, who: host, text: "最后机会" }',
        '{ id: again, stage: followUp, when: day 3 21:30, who: host, text: 真的是最后机会了 }',
      ],
    }),
    at: ['18:71'],
    mended: saleScript({ add: ['{ id: say, stage: conversion, when: day 3 21:00, who: host, text: "最后机会" }'] }),
  },
];
