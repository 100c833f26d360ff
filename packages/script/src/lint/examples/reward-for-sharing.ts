import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const rewardForSharingExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '用奖励换转发', en: 'a reward for sharing outside' },
    broken: saleScript({ add: ['{ id: say, stage: conversion, when: day 2 20:00, who: host, text: "转发朋友圈得礼品" }'] }),
    at: ['17:71'],
    mended: saleScript({ add: ['{ id: say, stage: conversion, when: day 2 20:00, who: host, text: "好友付款后，你得一份礼品" }'] }),
  },
];
