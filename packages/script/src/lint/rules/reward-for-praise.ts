import { type Message, quoted } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule } from '../rule.ts';
import { rewardedWishes } from '../wording/reward.ts';
import { speaksOf } from '../wording/words.ts';

const formats = {
  rewarded: (reward: string, wanted: string): Message => ({
    'zh-CN': {
      why: `这句话把“${quoted(reward)}”和“${quoted(wanted)}”连在一起，像是花钱买好话。`,
      todo: '改成好坏都一样给，例如“好的坏的都欢迎”。',
    },
    en: {
      why: `This ties “${quoted(reward)}” to “${quoted(wanted)}”, as if good words were paid for.`,
      todo: 'Give it whether the verdict is good or bad, and say so.',
    },
  }),
};

export const rewardForPraise = {
  id: 'reward-for-praise',
  severity: 'warning',
  kind: 'honesty',
  covers: everywhere,
  reason: {
    'zh-CN': '奖励和说好话无关：喜欢不喜欢都给一样的，差评也不藏。',
    en: 'Rewards never depend on praise: a post earns the same whether it likes the product or not, and critical ones are not hidden.',
  },
  source: 'playbook.md, What must stay honest; 16 CFR 465.4: no incentive for sentiment; 反不正当竞争法 9',
  formats,
  check,
} as const satisfies LintRule;

function check(context: LintContext): readonly Finding[] {
  return rewardedWishes(context, { rule: rewardForPraise, wantedIn, words: formats.rewarded });
}

function wantedIn(sentence: string): string | null {
  const wanted = speaksOf('praise', sentence);
  return wanted !== null && speaksOf('eitherWay', sentence) === null ? wanted : null;
}
