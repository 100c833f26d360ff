import { type Message, makeFinding } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule } from '../rule.ts';

const formats = {
  none: (): Message => ({
    'zh-CN': { why: '结营只说了买家去哪里，没买的人没有人接。', todo: '写上 others: nurture，并用 owner 指定谁来沉淀。' },
    en: {
      why: 'The settlement only says where buyers go; nobody keeps the others.',
      todo: 'Add others: nurture, and say with owner whose they are.',
    },
  }),
};

export const noNurture = {
  id: 'no-nurture',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '这次没买的人是下一次的买家：沉淀到顾问的个人号，而不是跟着群一起解散。',
    en: 'Who did not buy this time may buy the next: they go to a consultant’s own account instead of vanishing with the group.',
  },
  source: 'playbook.md, The three stages (沉淀到个人号); The whole flow, 14',
  formats,
  check,
} as const satisfies LintRule;

function check({ script: { settlement } }: LintContext): readonly Finding[] {
  if (!settlement || settlement.others !== null) return [];
  const fix = {
    label: { 'zh-CN': '写上 others: nurture', en: 'Add others: nurture' },
    changes: [{ kind: 'setHead', path: ['settlement', 'others'], value: 'nurture' }],
  } as const;
  return [makeFinding(noNurture, formats.none(), { at: settlement.at, fix })];
}
