import { type Message, makeFinding } from '../../finding.ts';
import type { Finding, Locale } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { isRoomMessage, minuteAt } from '../script-index.ts';
import { minuteWords } from '../time-words.ts';

const formats = {
  none: (opens: Readonly<Record<Locale, string>>): Message => ({
    'zh-CN': { why: `${opens['zh-CN']} 就开售，之前没有一个信任阶段的节点。`, todo: '先安排信任阶段的节点，或把开售挪后。' },
    en: {
      why: `The offer opens ${opens.en}, with no cue of the trust stage before it.`,
      todo: 'Build trust first, or open the offer later.',
    },
  }),
  notDone: (opens: Readonly<Record<Locale, string>>, count: number): Message => ({
    'zh-CN': {
      why: `${opens['zh-CN']} 开售时，信任阶段还有 ${count} 个节点没有走完。`,
      todo: '把开售挪到它们之后，或把它们归到后面的阶段。',
    },
    en: {
      why: `When the offer opens ${opens.en}, ${count} ${count === 1 ? 'cue' : 'cues'} of the trust stage ${count === 1 ? 'is' : 'are'} still to come.`,
      todo: 'Open it after them, or give them a later stage.',
    },
  }),
};

export const trustFirst = {
  id: 'trust-first',
  severity: 'warning',
  kind: 'craft',
  covers: everywhere,
  reason: {
    'zh-CN': '每一笔成交都建立在信任上；还没建立信任就开售，卖不动，也把人吓走。',
    en: 'Every sale rests on trust: an offer that comes before it does not sell, and drives people away.',
  },
  source: 'playbook.md, The three stages: stage 1 builds trust, stage 2 prepares the close',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  const trust = index.timeline.filter(({ cue }) => cue.stage === 'trust' && isRoomMessage(cue));
  return script.offers.flatMap((offer) => {
    const opens = minuteAt(offer.opensAt);
    const after = trust.filter(({ minute }) => minute >= opens).length;
    const message =
      trust.length === after ? formats.none(minuteWords(opens)) : after > 0 ? formats.notDone(minuteWords(opens), after) : null;
    return message ? [makeFinding(trustFirst, message, { at: placeOf(offer, 'opensAt') })] : [];
  });
}
