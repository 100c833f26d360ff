import type { RuleExample } from './rule-example.ts';
import { saleScript } from './sale-script.ts';

export const ruleByHandExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '一条还没有人执行的规则', en: 'a rule nothing performs yet' },
    broken: saleScript({ head: ['coins: { name: 积分 }', 'rules:', '  - { id: thanks, rule: when said then give 5 coins }'] }),
    at: ['7:5'],
    mended: saleScript({
      add: ['{ id: thanks, stage: trust, when: day 2 21:00, who: host, do: task, text: 给今天发过言的同学发 5 枚币 }'],
    }),
  },
];
