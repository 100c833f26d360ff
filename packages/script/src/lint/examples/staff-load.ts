import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

/** A minute with seven tasks, and six of them with one a minute later. */
const tasks = (last: string) =>
  smallScript({ cues: Array.from({ length: 7 }, (_, index) => ({ more: ['do: task'], ...(index === 6 ? { when: last } : {}) })) });

export const staffLoadExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '一个人一分钟里七件事', en: 'seven things for one person in one minute' },
    broken: tasks('day 1 09:00'),
    at: ['8:11'],
    mended: tasks('day 1 09:01'),
    options: { staffing: { groups: 1, membersPerGroup: null, duties: [{ role: 'host', person: '阿宁', groups: [0] }] } },
  },
];
