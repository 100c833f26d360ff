import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

export const quietHoursExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '半夜的一条消息', en: 'a message at night' },
    broken: smallScript({ cues: [{ when: 'day 1 23:00' }] }),
    at: ['8:11'],
    mended: smallScript({ cues: [{ when: 'day 1 22:30' }] }),
  },
  {
    what: { 'zh-CN': '跟着别的节点落到半夜的一条消息', en: 'a message at night by another cue’s time' },
    broken: smallScript({
      cues: [
        { id: 'a', when: 'day 1 22:00' },
        { id: 'b', when: '9h after a' },
      ],
    }),
    at: ['13:11'],
    mended: smallScript({
      cues: [
        { id: 'a', when: 'day 1 22:00' },
        { id: 'b', when: '10h after a' },
      ],
    }),
  },
];
