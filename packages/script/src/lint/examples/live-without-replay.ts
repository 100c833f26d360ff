import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const liveWithoutReplayExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '没有回放的直播', en: 'a live class without a replay' },
    broken: saleScript({
      with: ['live'],
      lines: { class: '{ id: class, title: 大师课, start: day 2 20:00, minutes: 60, replay: false }' },
    }),
    at: ['9:5'],
    mended: saleScript({ with: ['live'] }),
  },
  {
    what: { 'zh-CN': '没有人说起的回放', en: 'a replay nobody is told of' },
    broken: saleScript({ with: ['live'], lines: { replay: null } }),
    at: ['9:71'],
    mended: saleScript({ with: ['live'] }),
  },
];
