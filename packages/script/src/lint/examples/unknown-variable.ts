import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

export const unknownVariableExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '一个没有来源的变量', en: 'a variable without a source' },
    broken: smallScript({ cues: [{ text: '看：{{ 回放链接 }}' }] }),
    at: ['10:17'],
    mended: smallScript({ cues: [{ text: '看：{{ 回放链接 }}' }], head: ['variables: { 回放链接: }'] }),
  },
  {
    what: { 'zh-CN': '对全群说一个因人而异的变量', en: 'a variable that differs from member to member, said to all' },
    broken: smallScript({ cues: [{ text: '{{ 昵称 }}您好' }] }),
    at: ['10:15'],
    mended: smallScript({ cues: [{ text: '{{ 昵称 }}您好', more: ['where: private'] }] }),
  },
  {
    what: { 'zh-CN': '一层花括号里的变量', en: 'a variable in single braces' },
    broken: smallScript({ cues: [{ text: '看：{群名}' }] }),
    at: ['10:11'],
    mended: smallScript({ cues: [{ text: '看：{{ 群名 }}' }] }),
  },
];
