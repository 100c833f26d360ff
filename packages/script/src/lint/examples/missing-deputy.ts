import type { Staffing } from '../../budget/index.ts';
import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

const staffing = (deputy: string | null): Staffing => ({
  groups: 1,
  membersPerGroup: null,
  duties: [{ role: 'host', person: '阿宁', deputy, groups: [0] }],
});

export const missingDeputyExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '没有人能替班主任', en: 'nobody who could stand in for the host' },
    broken: smallScript({ cues: [{}], head: ['# host: 阿宁'] }),
    at: ['10:10'],
    mended: smallScript({ cues: [{}], head: ['# host: 阿宁, deputy: 小周'] }),
    options: { staffing: staffing(null) },
    mendedOptions: { staffing: staffing('小周') },
  },
];
