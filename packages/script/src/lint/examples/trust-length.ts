import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const trustLengthExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '三天里有三天在建立信任', en: 'trust on three days of three' },
    broken: saleScript({
      lines: {
        takeaways: '{ id: takeaways, stage: trust, when: day 3 12:00, who: host, do: collect-showcase, text: 猜猜谁的收获最多？说说你的 }',
      },
    }),
    at: ['14:29'],
    mended: saleScript({
      lines: {
        takeaways:
          '{ id: takeaways, stage: conversion, when: day 3 12:00, who: host, do: collect-showcase, text: 猜猜谁的收获最多？说说你的 }',
      },
    }),
  },
];
