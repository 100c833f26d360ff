import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

export const noClosingExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '没有人关闭的群', en: 'a room that nobody closes' },
    broken: smallScript({ cues: [{}], open: true }),
    at: ['6:5'],
    mended: smallScript({ cues: [{}] }),
  },
  {
    what: { 'zh-CN': '发进已经关闭的群的消息', en: 'a message into a room that is closed' },
    broken: smallScript({ cues: [{ when: 'day 6 13:00' }] }),
    at: ['8:11'],
    mended: smallScript({ cues: [{ when: 'day 6 13:00', more: ['where: private'] }] }),
  },
];
