import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const unboundClaimExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '写死的价格', en: 'a price typed by hand' },
    broken: saleScript({
      lines: { open: '{ id: sale, stage: followUp, when: day 3 20:30, who: host, do: open-offer, text: 今晚只要999元 }' },
    }),
    at: ['15:86'],
    mended: saleScript({
      lines: { open: '{ id: sale, stage: followUp, when: day 3 20:30, who: host, do: open-offer, text: "今晚只要{{ 价格 }}" }' },
    }),
  },
  {
    what: { 'zh-CN': '写死的截止时间', en: 'a deadline typed by hand' },
    broken: saleScript({
      lines: { open: '{ id: sale, stage: followUp, when: day 3 20:30, who: host, do: open-offer, text: 开售了，截止22:30 }' },
    }),
    at: ['15:86'],
    mended: saleScript({
      lines: { open: '{ id: sale, stage: followUp, when: day 3 20:30, who: host, do: open-offer, text: "开售了，截止{{ 截止时间 }}" }' },
    }),
  },
  {
    what: { 'zh-CN': '写死的剩余数量', en: 'what is left, typed by hand' },
    broken: saleScript({ add: ['{ id: say, stage: conversion, when: day 3 21:30, who: host, text: "仅剩3个名额" }'] }),
    at: ['17:71'],
    mended: saleScript({ add: ['{ id: say, stage: conversion, when: day 3 21:30, who: host, text: "名额以页面为准" }'] }),
  },
  {
    what: { 'zh-CN': '写死的下单人数', en: 'a count of buyers typed by hand' },
    broken: saleScript({ add: ['{ id: say, stage: conversion, when: day 3 21:30, who: host, text: "已有56位同学下单" }'] }),
    at: ['17:71'],
    mended: saleScript({ add: ['{ id: say, stage: conversion, when: day 3 21:30, who: host, text: "下单的同学晒出来看看" }'] }),
  },
];
