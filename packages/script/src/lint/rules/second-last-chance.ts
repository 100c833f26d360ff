import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { isRoomMessage, minuteAt } from '../script-index.ts';
import { speaksOf } from '../wording/words.ts';

const formats = {
  again: (said: string, first: string): Message => ({
    'zh-CN': {
      why: `节点“${quoted(first)}”已经说过是最后机会，这里又说“${quoted(said)}”：第二次说，第一次就成了假话。`,
      todo: '只留一次；这里换个说法。',
    },
    en: {
      why: `The cue “${quoted(first)}” already said it was the last chance; “${quoted(said)}” here makes that untrue.`,
      todo: 'Say it once only, and reword this.',
    },
  }),
  offerAfter: (first: string, product: string): Message => ({
    'zh-CN': {
      why: `节点“${quoted(first)}”说过“${quoted(product)}”是最后机会，之后又开售一次。`,
      todo: '去掉前面的“最后机会”，或去掉后面这次开售。',
    },
    en: {
      why: `The cue “${quoted(first)}” called it the last chance to get “${quoted(product)}”, and here it is offered again.`,
      todo: 'Take back the last chance, or this second offer.',
    },
  }),
};

export const secondLastChance = {
  id: 'second-last-chance',
  severity: 'warning',
  kind: 'honesty',
  covers: everywhere,
  reason: {
    'zh-CN': '“最后机会”只能说一次：说两次的人，下一次没有人信。',
    en: '“Last chance” cannot be said twice: who says it twice is not believed again.',
  },
  source: 'playbook.md, What must stay honest: “last chance” cannot be said twice; EU UCPD Annex I 7',
  formats,
  check,
} as const satisfies LintRule;

/** Words of one cue and another in the room, about one offer. A last call that gives the time left says no such thing. */
function check({ script, index }: LintContext): readonly Finding[] {
  const first = new Map<string | null, string>();
  const found: Finding[] = [];
  const lastSaid: { minute: number; cue: string; product: string | null }[] = [];
  for (const { cue, minute } of index.timeline) {
    if (!isRoomMessage(cue)) continue;
    const words = (index.saidBy(cue)?.sentences ?? []).map((sentence) => speaksOf('lastChance', sentence)).find((said) => said !== null);
    if (words === undefined || words === null) continue;
    const offer = index.offerOf(cue);
    const before = first.get(offer?.id ?? null);
    if (before === undefined) {
      first.set(offer?.id ?? null, cue.id);
      lastSaid.push({ minute, cue: cue.id, product: offer?.product ?? null });
    } else found.push(makeFinding(secondLastChance, formats.again(words, before), { at: placeOf(cue, 'text'), cue: cue.id }));
  }
  for (const offer of script.offers) {
    const said = lastSaid.find(({ minute, product }) => product === offer.product && minute < minuteAt(offer.opensAt));
    if (said) found.push(makeFinding(secondLastChance, formats.offerAfter(said.cue, offer.product), { at: placeOf(offer, 'opensAt') }));
  }
  return found;
}
