import { type AllowanceUse, splitRule } from '../../budget/index.ts';
import { type Message, makeFinding } from '../../finding.ts';
import type { Finding, Locale } from '../../script.ts';
import type { AllowanceName } from '../../vocabulary/allowances.ts';
import type { ChannelProfileName } from '../../vocabulary/profiles.ts';
import { wordOf } from '../../vocabulary/vocabulary.ts';
import { titlesOf } from '../cue-titles.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const limitWords = (o: { setting: AllowanceName; windowDays: number }, locale: Locale) => wordOf('allowances', o.setting, locale);

const formats = {
  beyond: (
    profile: ChannelProfileName,
    use: Pick<AllowanceUse, 'setting' | 'amount' | 'windowDays' | 'wanted' | 'mostInWindow'>,
    split: { readonly mass: readonly string[]; readonly beyond: number; readonly byHand: number },
  ): Message => ({
    'zh-CN': {
      why: `${wordOf('profiles', profile, 'zh-CN')}的群发限额是${limitWords(use, 'zh-CN')}，这个剧本有 ${use.wanted} 条可以群发，最密的 ${use.windowDays} 天里 ${use.mostInWindow} 条，超出 ${split.beyond} 条。`,
      todo: `建议群发 ${split.mass.length} 条（${titlesOf(split.mass, 'zh-CN')}），其余 ${split.byHand} 条由提词器提示人到每个群里发。${splitRule['zh-CN']}也可以合并几条，或放宽限额。`,
    },
    en: {
      why: `${wordOf('profiles', profile, 'en')} is set to ${limitWords(use, 'en')}; this script has ${use.wanted} posts that could be mass messages, ${use.mostInWindow} within ${use.windowDays} days, ${split.beyond} beyond the allowance.`,
      todo: `Proposed: ${split.mass.length} as mass messages (${titlesOf(split.mass, 'en')}), the other ${split.byHand} posted room by room by people the prompter tells. ${splitRule.en} Or merge some, or widen the setting.`,
    },
  }),
};

/** Once a script, at the first post the allowance has no room for. */
export const allowance = {
  id: 'allowance',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '群发用完了平台不会再送，剩下的要有人手发；这要在开群之前知道。',
    en: 'Once its mass messages are used up a room gets no more, and hands must post the rest; that must be known before the group opens.',
  },
  source: 'facts.md, What platforms allow; https://developer.work.weixin.qq.com/document/path/92135 (read 2026-11-22)',
  formats,
  check,
} as const satisfies LintRule;

function check({ index, budget }: LintContext): readonly Finding[] {
  const { profile, allowance: use } = budget();
  const beyond = use?.byHand.filter(({ reason }) => reason === 'beyond') ?? [];
  const first = index.cues.get(beyond[0]?.cue ?? '');
  if (!use || !first) return [];
  const title = (id: string) => index.cues.get(id)?.title ?? id;
  const split = { mass: use.mass.map(title), beyond: beyond.length, byHand: use.byHand.length };
  return [makeFinding(allowance, formats.beyond(profile, use, split), { at: placeOf(first, 'when'), cue: first.id })];
}
