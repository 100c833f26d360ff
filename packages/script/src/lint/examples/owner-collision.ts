import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

export const ownerCollisionExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '一位班主任同时在七个微信群里发', en: 'one host posting in seven rooms at once by hand' },
    broken: smallScript({ cues: [{}], head: ['channel: prompter'] }),
    at: ['9:11'],
    mended: smallScript({ cues: [{}], head: ['channel: webRoom'] }),
    options: {
      staffing: { groups: 7, membersPerGroup: null, duties: [{ role: 'host', person: '阿宁', groups: [0, 1, 2, 3, 4, 5, 6] }] },
    },
  },
];
