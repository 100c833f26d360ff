import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const personalPriceExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '只给一个人的价格', en: 'a price for one person' },
    broken: saleScript({
      add: [
        '{ id: whisper, stage: conversion, when: day 2 11:00, who: consultant, where: private, text: "我帮您申请了内部价，别告诉别人" }',
      ],
    }),
    at: ['17:97'],
    mended: saleScript({
      add: ['{ id: whisper, stage: conversion, when: day 2 11:00, who: consultant, where: private, text: "您有完课券，页面上可以直接用" }'],
    }),
  },
  {
    what: { 'zh-CN': '按预算说不同的价格', en: 'a price by somebody’s budget' },
    broken: saleScript({
      add: [
        '{ id: whisper, stage: conversion, when: day 2 11:00, who: consultant, where: private, text: "{% if 预算 %}给您 ¥888{% endif %}" }',
      ],
    }),
    at: ['17:97'],
    mended: saleScript({
      add: ['{ id: whisper, stage: conversion, when: day 2 11:00, who: consultant, where: private, text: "页面上的价格对每个人都一样" }'],
    }),
  },
];
