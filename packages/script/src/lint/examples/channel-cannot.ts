import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

export const channelCannotExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '在群里说只给一部分人听的话', en: 'words in the room that only some should hear' },
    broken: smallScript({ cues: [{ more: ['to: not spoke'] }] }),
    at: ['11:9'],
    mended: smallScript({ cues: [{ more: ['to: not spoke', 'where: private'] }] }),
  },
  {
    what: { 'zh-CN': '附件比一条消息能带的多', en: 'more attachments than a message takes' },
    broken: smallScript({ cues: [{ more: ['attachments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]'] }] }),
    at: ['11:18'],
    mended: smallScript({ cues: [{ more: ['attachments: [1, 2, 3, 4, 5, 6, 7, 8, 9]'] }] }),
    options: { media: new Set(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']) },
  },
];
