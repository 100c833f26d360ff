import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

const onOneDay = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ when: `day 1 ${10 + Math.floor(index / 2)}:${index % 2 ? '30' : '00'}` }));

export const tooManyMessagesExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '一天里的第十三条消息', en: 'the thirteenth message of a day' },
    broken: smallScript({ cues: onOneDay(13) }),
    at: ['68:11'],
    mended: smallScript({ cues: onOneDay(12) }),
  },
];
