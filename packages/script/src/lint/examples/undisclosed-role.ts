import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const undisclosedRoleExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '让人扮成学员', en: 'somebody plays a student' },
    broken: saleScript({
      lines: { roles: 'roles: { host: 阿宁, consultant: 小禾, assistant: 小满 }' },
      add: ['{ id: say, stage: conversion, when: day 2 20:00, who: assistant, do: task, text: 用小号发一句“我买了” }'],
    }),
    at: ['17:86'],
    mended: saleScript({
      lines: { roles: 'roles: { host: 阿宁, consultant: 小禾, assistant: 小满 }' },
      add: ['{ id: say, stage: conversion, when: day 2 20:00, who: assistant, do: task, text: 提醒买过的同学晒单 }'],
    }),
  },
  {
    what: { 'zh-CN': '没有介绍身份的推荐官', en: 'an ambassador nobody introduced' },
    broken: saleScript({
      lines: {
        welcome: '{ id: welcome, stage: trust, when: day 1 09:00, who: host, text: 欢迎！看看同学的作品，今晚有抽奖礼品 }',
        roles: 'roles: { host: 阿宁, consultant: 小禾, ambassador: 小林 }',
      },
      add: ['{ id: say, stage: conversion, when: day 2 20:00, who: ambassador, text: 我觉得很值 }'],
    }),
    at: ['17:59'],
    mended: saleScript({
      lines: {
        welcome: '{ id: welcome, stage: trust, when: day 1 09:00, who: host, text: 欢迎！看看同学的作品，今晚有抽奖礼品 }',
        roles: 'roles: { host: 阿宁, consultant: 小禾, ambassador: 往期学员小林 }',
      },
      add: ['{ id: say, stage: conversion, when: day 2 20:00, who: ambassador, text: 我觉得很值 }'],
    }),
  },
];
