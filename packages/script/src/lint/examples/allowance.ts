import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

export const allowanceExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '企业微信每天 1 条，同一天两条群发', en: 'two mass messages a day on WeCom set to one' },
    broken: smallScript({ cues: [{ text: '欢迎大家' }, { when: 'day 1 20:00' }] }),
    at: ['13:11'],
    mended: smallScript({ cues: [{ text: '欢迎大家' }, { when: 'day 2 20:00' }] }),
    options: { profile: 'wecom', allowance: '1-a-day' },
  },
];
