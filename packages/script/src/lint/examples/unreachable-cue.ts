import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const unreachableCueExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '互相矛盾的人群', en: 'an audience that contradicts itself' },
    broken: saleScript({
      lines: {
        greet:
          '{ id: greet, stage: trust, when: day 1 10:00, who: consultant, where: private, to: spoke and not spoke, text: 您好，最想学什么？ }',
      },
    }),
    at: ['13:88'],
    mended: saleScript({
      lines: {
        greet: '{ id: greet, stage: trust, when: day 1 10:00, who: consultant, where: private, to: not spoke, text: 您好，最想学什么？ }',
      },
    }),
  },
  {
    what: { 'zh-CN': '等一场没有人宣布结束的直播', en: 'waiting for a class nobody ends' },
    broken: saleScript({
      with: ['live'],
      lines: { end: null },
      add: ['{ id: say, stage: conversion, when: after live ended, who: host, text: "今天到这里" }'],
    }),
    at: ['23:41'],
    mended: saleScript({ with: ['live'], add: ['{ id: say, stage: conversion, when: after live ended, who: host, text: "今天到这里" }'] }),
  },
];
