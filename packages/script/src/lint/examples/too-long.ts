import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

export const tooLongExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '4,000 字节的上限，1,334 个汉字', en: 'a text of 1,334 Chinese characters where 4,000 bytes fit' },
    broken: smallScript({ cues: [{ text: '长'.repeat(1334) }], head: ['channel: prompter'] }),
    at: ['11:11'],
    mended: smallScript({ cues: [{ text: '长'.repeat(1333) }], head: ['channel: prompter'] }),
  },
];
