import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const afterLiveByClockExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '紧跟直播却按钟点走', en: 'what follows the class goes by the clock' },
    broken: saleScript({ with: ['live'], add: ['{ id: say, stage: conversion, when: day 2 21:10, who: host, text: "今天到这里" }'] }),
    at: ['24:41'],
    mended: saleScript({
      with: ['live'],
      add: ['{ id: say, stage: conversion, when: 10m after live ended, who: host, text: "今天到这里" }'],
    }),
  },
  {
    what: { 'zh-CN': '紧跟直播，也没有人说直播结束', en: 'what follows the class goes by the clock, and nobody tells its end' },
    broken: saleScript({
      with: ['live'],
      lines: { end: null },
      add: ['{ id: say, stage: conversion, when: day 2 21:10, who: host, text: "今天到这里" }'],
    }),
    at: ['23:41'],
    mended: saleScript({
      with: ['live'],
      add: ['{ id: say, stage: conversion, when: 10m after live ended, who: host, text: "今天到这里" }'],
    }),
  },
];
