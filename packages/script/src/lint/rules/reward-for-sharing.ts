import { type Message, quoted } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule } from '../rule.ts';
import { rewardedWishes } from '../wording/reward.ts';
import { speaksOf } from '../wording/words.ts';

const formats = {
  rewarded: (reward: string, wanted: string): Message => ({
    'zh-CN': {
      why: `这句话用“${quoted(reward)}”奖励“${quoted(wanted)}”：诱导分享会被平台封链接。`,
      todo: '去掉奖励，或只奖励好友付款的订单（好友券）。',
    },
    en: {
      why: `This gives “${quoted(reward)}” for “${quoted(wanted)}”: rewarded sharing gets links banned by the platform.`,
      todo: 'Drop the reward, or reward a friend’s paid order instead (the friend’s coupon).',
    },
  }),
};

export const rewardForSharing = {
  id: 'reward-for-sharing',
  severity: 'warning',
  kind: 'honesty',
  covers: everywhere,
  reason: {
    'zh-CN': '向群外分享从不奖励；好友真的付了款，才给介绍的人一次。',
    en: 'Sharing outward is never rewarded; a friend’s paid order is, one hop.',
  },
  source: 'playbook.md, What must stay honest; WeChat external-link rules: no reward for sharing; 禁止传销条例 7',
  formats,
  check,
} as const satisfies LintRule;

function check(context: LintContext): readonly Finding[] {
  return rewardedWishes(context, { rule: rewardForSharing, wantedIn, words: formats.rewarded });
}

function wantedIn(sentence: string): string | null {
  const wanted = speaksOf('outward', sentence);
  if (wanted === null || speaksOf('friendsOrder', sentence) !== null) return null;
  // “不用转发”: said not to be asked for
  return speaksOf('notAsked', sentence.slice(0, sentence.indexOf(wanted))) === null ? wanted : null;
}
