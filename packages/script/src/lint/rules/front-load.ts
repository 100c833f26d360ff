import { type Message, makeFinding } from '../../finding.ts';
import type { Finding, Locale } from '../../script.ts';
import { type LintContext, type LintRule, placeOf } from '../rule.ts';
import { dayOfMinute, isRoomMessage, type Moment } from '../script-index.ts';
import { speaksOf } from '../wording/words.ts';

/** Three of five days; a started day counts (playbook.md, The three stages). */
const FIRST_SHARE = 3 / 5;

const words = {
  trust: { 'zh-CN': '信任动作', en: 'trust' },
  incentive: { 'zh-CN': '激励（奖励、券、福利）', en: 'an incentive (reward, coupon, benefit)' },
  proof: { 'zh-CN': '产品的证明（案例、评价、成果）', en: 'proof of the product (cases, reviews, results)' },
} as const satisfies Readonly<Record<string, Readonly<Record<Locale, string>>>>;

const formats = {
  late: (what: keyof typeof words, day: number, most: number): Message => ({
    'zh-CN': { why: `${words[what]['zh-CN']}到第 ${day} 天才第一次出现，应在前 ${most} 天里。`, todo: '在前面的日子里安排一次。' },
    en: {
      why: `${upper(words[what].en)} first appears on day ${day}; it should within the first ${most} ${most === 1 ? 'day' : 'days'}.`,
      todo: 'Bring it up once in the days before.',
    },
  }),
};

export const frontLoad = {
  id: 'front-load',
  severity: 'warning',
  kind: 'craft',
  covers: { channels: 'all', formats: ['launch', 'camp', 'course'] },
  reason: {
    'zh-CN': '营销动作要早：信任、激励和产品的证明都在 5 天里的前 3 天出现，开售那天才有人愿意听。',
    en: 'Marketing starts early: trust, incentives and the product’s proof all appear in the first 3 of 5 days, or nobody listens when the offer opens.',
  },
  source: 'playbook.md, The three stages: marketing actions start early',
  formats,
  check,
} as const satisfies LintRule;

/** What never appears is no matter of being late. */
function check({ index }: LintContext): readonly Finding[] {
  if (!index.sells) return [];
  const most = Math.ceil(index.programmeDays * FIRST_SHARE);
  const messages = index.timeline.filter(({ cue }) => isRoomMessage(cue));
  const says = (moment: Moment, subject: 'reward' | 'benefit' | 'proof') =>
    (index.saidBy(moment.cue)?.sentences ?? []).some((sentence) => speaksOf(subject, sentence) !== null);
  const firsts = {
    trust: messages.find(({ cue }) => cue.stage === 'trust'),
    incentive: messages.find((moment) => says(moment, 'reward') || says(moment, 'benefit')),
    proof: messages.find((moment) => moment.cue.action === 'collect-showcase' || says(moment, 'proof')),
  };
  return (Object.keys(firsts) as (keyof typeof firsts)[]).flatMap((what) => {
    const first = firsts[what];
    const day = first ? dayOfMinute(first.minute) : 0;
    if (!first || day <= most) return [];
    return [makeFinding(frontLoad, formats.late(what, day, most), { at: placeOf(first.cue, 'when'), cue: first.cue.id })];
  });
}

function upper(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
