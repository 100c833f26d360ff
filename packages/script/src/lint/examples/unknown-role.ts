import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

export const unknownRoleExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '剧本没有给出名字的角色', en: 'a role the script does not name' },
    broken: smallScript({ cues: [{ who: 'teacher' }] }),
    at: ['9:10'],
    mended: smallScript({ cues: [{ who: 'teacher' }], head: ['roles: { host: 阿宁, teacher: 周老师 }'] }),
  },
];
