import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const quietLateDaysExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '后面几天没有意外', en: 'later days without a surprise' },
    broken: saleScript({
      lines: { takeaways: '{ id: takeaways, stage: conversion, when: day 2 19:00, who: host, do: collect-showcase, text: 说说你的收获 }' },
    }),
    at: ['14:47'],
    mended: saleScript(),
  },
];
