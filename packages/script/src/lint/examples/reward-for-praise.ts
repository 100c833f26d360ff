import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const rewardForPraiseExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '用奖励换好评', en: 'a reward for praise' },
    broken: saleScript({ add: ['{ id: say, stage: conversion, when: day 2 20:00, who: host, text: "写好评得礼品" }'] }),
    at: ['17:71'],
    mended: saleScript({ add: ['{ id: say, stage: conversion, when: day 2 20:00, who: host, text: "写评价得礼品，好坏都欢迎" }'] }),
  },
];
