import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const contradictingTimesExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '截止早于开售', en: 'a close before the opening' },
    broken: saleScript({
      lines: {
        flash: '{ id: flash, product: main, price: 999.00, opensAt: day 3 22:40, closesAt: day 3 22:30, stock: 100, stockOwner: kuaishan }',
        open: '{ id: sale, stage: followUp, when: 0m after offer flash opens, who: host, do: open-offer, text: 开售了 }',
        last: null,
      },
    }),
    at: ['9:80'],
    mended: saleScript(),
  },
  {
    what: { 'zh-CN': '开售节点和声明的时间不同', en: 'an opening at another time than declared' },
    broken: saleScript({ lines: { open: '{ id: sale, stage: followUp, when: day 3 20:40, who: host, do: open-offer, text: 开售了 }' } }),
    at: ['15:40'],
    mended: saleScript(),
  },
  {
    what: { 'zh-CN': '预告里说了别的时间', en: 'a preview that names another time' },
    broken: saleScript({
      with: ['live'],
      lines: { today: '{ id: today, stage: conversion, when: day 2 12:00, who: host, do: announce-live, text: "今晚20:30直播见" }' },
    }),
    at: ['17:92'],
    mended: saleScript({
      with: ['live'],
      lines: { today: '{ id: today, stage: conversion, when: day 2 12:00, who: host, do: announce-live, text: "今晚20:00直播见" }' },
    }),
  },
];
