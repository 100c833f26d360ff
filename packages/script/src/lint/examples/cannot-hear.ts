import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

export const cannotHearExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '渠道听不见的人群', en: 'an audience the channel cannot hear' },
    broken: smallScript({ cues: [{ more: ['to: not spoke', 'do: task'] }], head: ['channel: prompter'] }),
    at: ['12:9'],
    mended: smallScript({ cues: [{ more: ['to: not spoke', 'do: task'] }], head: ['channel: webRoom'] }),
  },
];
