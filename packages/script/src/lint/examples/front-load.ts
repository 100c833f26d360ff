import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const frontLoadExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '第三天才第一次说起奖励', en: 'a first incentive on the third day' },
    broken: saleScript({
      lines: { welcome: '{ id: welcome, stage: trust, when: day 1 09:00, who: host, text: 欢迎！看看往期学员的作品 }' },
      add: ['{ id: say, stage: conversion, when: day 3 09:00, who: host, text: "今天来的都有礼品" }'],
    }),
    at: ['17:41'],
    mended: saleScript({
      lines: { welcome: '{ id: welcome, stage: trust, when: day 1 09:00, who: host, text: 欢迎！看看往期学员的作品 }' },
      add: ['{ id: say, stage: conversion, when: day 2 09:00, who: host, text: "今天来的都有礼品" }'],
    }),
  },
];
