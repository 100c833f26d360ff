import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { nearest } from '../../words/nearest.ts';
import { everywhere, type LintContext, type LintRule, type RuleKind } from '../rule.ts';

const formats = {
  unknown: (written: string, ids: readonly string[]): Message => {
    const close = nearest(written, ids);
    return {
      'zh-CN': {
        why: `没有叫“${quoted(written)}”的规则，这个例外什么也没有跳过。`,
        todo: close ? `是不是“${close}”？` : '改成 docs/lint 里的规则名，或删掉。',
      },
      en: {
        why: `There is no rule called “${quoted(written)}”, so this exception silences nothing.`,
        todo: close ? `Did you mean “${close}”?` : 'Use the name of a rule in docs/lint, or remove it.',
      },
    };
  },
  notCraft: (rule: string, kind: RuleKind): Message => ({
    'zh-CN': {
      why: `“${rule}”是${kind === 'honesty' ? '诚实' : '成文'}类的规则，写了理由也不能跳过。`,
      todo: '删掉这一行，把它指出的地方改好。',
    },
    en: { why: `“${rule}” is a rule of ${kind}, which no reason silences.`, todo: 'Remove this line, and mend what the rule tells.' },
  }),
};

/** The kinds of all rules are given from outside: this rule is one of them. */
export const badException = {
  id: 'bad-exception',
  severity: 'warning',
  kind: 'form',
  covers: everywhere,
  reason: {
    'zh-CN': '以为跳过了、其实没有跳过的规则，会在当晚才被想起。',
    en: 'A rule believed to be waived that is not is only remembered on the night.',
  },
  source: 'issue 4: a reason silences craft rules; honesty rules cannot be silenced',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, kinds }: LintContext): readonly Finding[] {
  return script.exceptions.flatMap(({ rule, at }) => {
    const kind = kinds.get(rule);
    if (kind === 'craft') return [];
    const message = kind === undefined ? formats.unknown(rule, [...kinds.keys()]) : formats.notCraft(rule, kind);
    return [makeFinding(badException, message, { at })];
  });
}
