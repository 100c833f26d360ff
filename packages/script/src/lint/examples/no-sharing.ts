import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const noSharingExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '开售前没有人分享', en: 'nobody shares before the offer' },
    broken: saleScript({
      lines: { takeaways: '{ id: takeaways, stage: conversion, when: day 2 19:00, who: host, text: 猜猜今天讲什么 }' },
    }),
    at: ['9:57'],
    mended: saleScript(),
  },
];
