import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

export const unknownReferenceExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '一个不存在的节点', en: 'a cue that does not exist' },
    broken: smallScript({ cues: [{ when: 'after 直播' }] }),
    at: ['8:11'],
    mended: smallScript({ cues: [{ when: 'after 直播' }, { id: '直播' }] }),
  },
  {
    what: { 'zh-CN': '互相等待的节点', en: 'cues that wait for each other' },
    broken: smallScript({
      cues: [
        { id: 'a', when: 'after b' },
        { id: 'b', when: 'after a' },
      ],
    }),
    at: ['8:11'],
    mended: smallScript({ cues: [{ id: 'a', when: 'after b' }, { id: 'b' }] }),
  },
  {
    what: { 'zh-CN': '一个还没有功能记录的里程碑', en: 'a milestone nothing records yet' },
    broken: smallScript({ cues: [{ more: ['where: private', 'to: not paid'] }] }),
    at: ['12:9'],
    mended: smallScript({ cues: [{ more: ['where: private', 'to: not spoke'] }] }),
  },
];
