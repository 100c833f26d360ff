import { type Message, makeFinding } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule } from '../rule.ts';

const formats = {
  none: (): Message => ({
    'zh-CN': { why: '有课程，有开售，却没有给学完的人准备完课奖励。', todo: '在 coupons 里加一张 for: completion 的完课券，开售前发。' },
    en: {
      why: 'There are lessons and an offer, but nothing for those who finish.',
      todo: 'Add a coupon with for: completion, given before the offer opens.',
    },
  }),
};

export const noCompletionReward = {
  id: 'no-completion-reward',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '学完的人最可能买；完课券让他们学完，也让他们在开售时手里有理由下单。',
    en: 'Who finishes is likeliest to buy; the completion coupon makes them finish, and gives them a reason when the offer opens.',
  },
  source: 'playbook.md, The whole flow, 7: completion reward',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  const [lesson] = script.lessons;
  if (!lesson || !index.sells || script.coupons.some((coupon) => coupon.for === 'completion')) return [];
  return [makeFinding(noCompletionReward, formats.none(), { at: lesson.at })];
}
