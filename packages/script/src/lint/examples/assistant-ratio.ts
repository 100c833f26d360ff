import type { Duty, Staffing } from '../../budget/index.ts';
import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

const script = (comment: string) =>
  smallScript({ cues: [{ who: 'assistant' }], head: ['roles: { host: 阿宁, assistant: 助教 }', comment] });
const staffing = (people: readonly string[]): Staffing => ({
  groups: 1,
  membersPerGroup: 100,
  duties: people.map((person): Duty => ({ role: 'assistant', person, groups: [0] })),
});

export const assistantRatioExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '一位助教带一百位成员', en: 'a hundred members for one assistant' },
    broken: script('# 100 members, 1 assistant'),
    at: ['10:10'],
    mended: script('# 100 members, 2 assistants'),
    options: { staffing: staffing(['小林']) },
    mendedOptions: { staffing: staffing(['小林', '小周']) },
  },
];
