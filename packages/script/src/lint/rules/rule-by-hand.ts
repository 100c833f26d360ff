import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule } from '../rule.ts';

const formats = {
  byHand: (id: string): Message => ({
    'zh-CN': { why: `规则“${quoted(id)}”目前不会自动执行。`, todo: '到时由人来做：给负责的人写一个 task 节点。' },
    en: { why: `Nothing performs the rule “${quoted(id)}” yet.`, todo: 'Somebody has to do it: give them a cue with do: task.' },
  }),
};

export const ruleByHand = {
  id: 'rule-by-hand',
  severity: 'info',
  kind: 'form',
  covers: everywhere,
  reason: {
    'zh-CN': '以为系统会发的奖励没有人发，就是对成员食言。',
    en: 'A reward everybody believes the system gives, and nobody gives, is a promise broken to members.',
  },
  source: 'ADR 0019',
  formats,
  check,
} as const satisfies LintRule;

function check({ script }: LintContext): readonly Finding[] {
  return script.rules.map(({ id, at }) => makeFinding(ruleByHand, formats.byHand(id), { at }));
}
