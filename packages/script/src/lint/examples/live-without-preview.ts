import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const liveWithoutPreviewExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '只预告了一次的直播', en: 'a live class previewed once' },
    broken: saleScript({ with: ['live'], lines: { preview: null } }),
    at: ['9:37'],
    mended: saleScript({ with: ['live'] }),
  },
  {
    what: { 'zh-CN': '当天没有预告的直播', en: 'a live class not previewed on the day' },
    broken: saleScript({
      with: ['live'],
      lines: { today: '{ id: today, stage: conversion, when: day 1 22:00, who: host, do: announce-live, text: 明晚直播见 }' },
    }),
    at: ['9:37'],
    mended: saleScript({ with: ['live'] }),
  },
];
