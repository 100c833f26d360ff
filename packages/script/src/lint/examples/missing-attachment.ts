import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

export const missingAttachmentExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '没有上传的图片', en: 'a picture that is not there' },
    broken: smallScript({ cues: [{ more: ['attachments: [海报.png]'] }] }),
    at: ['11:18'],
    mended: smallScript({ cues: [{ more: ['attachments: [证书.png]'] }] }),
    options: { media: new Set(['证书.png']) },
  },
];
