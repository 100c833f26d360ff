import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Audience, CueId, Finding, Place, Script } from '../../script.ts';
import { findByName, wordOf } from '../../vocabulary/vocabulary.ts';
import { nearest } from '../../words/nearest.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const formats = {
  noSuchCue: (written: string, ids: readonly CueId[]): Message => {
    const close = nearest(written, ids);
    return {
      'zh-CN': {
        why: `没有编号为“${quoted(written)}”的节点。`,
        todo: close ? `是不是“${close}”？` : '改成剧本里某个节点的 id。',
      },
      en: {
        why: `There is no cue with the id “${quoted(written)}”.`,
        todo: close ? `Did you mean “${close}”?` : 'Use the id of a cue of this script.',
      },
    };
  },
  noSuchDeclared: (written: string, ids: readonly string[]): Message => {
    const close = nearest(written, ids);
    return {
      'zh-CN': {
        why:
          written === '' ? '没有说是哪一个（直播、优惠或课程），而剧本里不止一个，或一个也没有。' : `剧本里没有声明“${quoted(written)}”。`,
        todo: close ? `是不是“${close}”？` : ids.length > 0 ? `写上 ${ids.join('、')} 之一。` : '先在剧本里声明它。',
      },
      en: {
        why:
          written === ''
            ? 'It is not said which one (class, offer or lesson), and the script declares none or several.'
            : `The script declares no “${quoted(written)}”.`,
        todo: close ? `Did you mean “${close}”?` : ids.length > 0 ? `Name one of ${ids.join(', ')}.` : 'Declare it first.',
      },
    };
  },
  noCoins: (): Message => ({
    'zh-CN': { why: '规则要发币，而剧本里没有声明 coins。', todo: '写上 coins: { name: 积分 }。' },
    en: { why: 'The rule gives coins, and the script declares none.', todo: 'Add coins: { name: points }.' },
  }),
  circle: (cues: readonly CueId[]): Message => {
    const shown = [...cues, ...cues.slice(0, 1)].map((id) => quoted(id)).join(' → ');
    return {
      'zh-CN': { why: `这些节点互相等待，谁也不会开始：${shown}。`, todo: '给其中一个写上第几天几点。' },
      en: { why: `These cues wait for each other and none ever starts: ${shown}.`, todo: 'Give one of them a day and time.' },
    };
  },
  noSuchMilestone: (name: string): Message => ({
    'zh-CN': { why: `没有叫“${quoted(name)}”的里程碑。`, todo: '改成词汇表里的里程碑。' },
    en: { why: `There is no milestone called “${quoted(name)}”.`, todo: 'Use a milestone of the vocabulary.' },
  }),
  notRecorded: (name: string): Message => ({
    'zh-CN': {
      why: `里程碑“${wordOf('milestones', name, 'zh-CN')}”目前还没有功能记录，没有人会达到它，人群会选错。`,
      todo: '换成入群、发过言或私聊过，或去掉这个条件。',
    },
    en: {
      why: `Nothing records the milestone “${wordOf('milestones', name, 'en')}” yet, so nobody reaches it and the audience would be wrong.`,
      todo: 'Use joined, spoke or wrotePrivately, or drop the condition.',
    },
  }),
};

export const unknownReference = {
  id: 'unknown-reference',
  severity: 'error',
  kind: 'form',
  covers: everywhere,
  reason: {
    'zh-CN': '指向不存在之物的节点永远等不到，或发给错误的人。',
    en: 'A cue that refers to what does not exist waits for ever, or reaches the wrong people.',
  },
  source: 'design.md: cues refer to anchors and milestones; audiences read milestones and declared facts only',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, index }: LintContext): readonly Finding[] {
  const { roots } = index;
  const ids = script.cues.map((cue) => cue.id);
  const declared = [script.lessons, script.homework, script.coupons, script.live, script.offers, script.talkTracks].flatMap((list) =>
    list.map(({ id }) => id),
  );
  const isDeclared = new Set(declared);
  const inReportedCircle = new Set<CueId>();
  const ofCues = script.cues.flatMap((cue) => {
    const say = (message: Message, field: string) => makeFinding(unknownReference, message, { at: placeOf(cue, field), cue: cue.id });
    const found: Finding[] = [];
    const anchor = cue.when.kind === 'relative' && cue.when.anchor.kind === 'cue' ? cue.when.anchor.cue : null;
    if (anchor !== null && !roots.has(anchor)) found.push(say(formats.noSuchCue(anchor, ids), 'when'));
    const root = roots.get(cue.id)?.root;
    if (anchor === null && root?.kind === 'missing') found.push(say(formats.noSuchDeclared(root.cue, declared), 'when'));
    if (cue.about !== null && !isDeclared.has(cue.about)) found.push(say(formats.noSuchDeclared(cue.about, declared), 'of'));
    // a circle is one mistake: told at its first cue in the file
    if (root?.kind === 'cycle' && root.cues.includes(cue.id) && !inReportedCircle.has(cue.id)) {
      for (const id of root.cues) inReportedCircle.add(id);
      found.push(say(formats.circle(root.cues), 'when'));
    }
    for (const name of cue.audience ? milestonesOf(cue.audience) : []) {
      const entry = findByName('milestones', name);
      if (!entry) found.push(say(formats.noSuchMilestone(name), 'to'));
      else if (!entry.available) found.push(say(formats.notRecorded(name), 'to'));
    }
    return found;
  });
  return [...offersOfNothing(script), ...referencesOfDeclared(script), ...ofCues];
}

/** An offer of a product that is not declared. */
function offersOfNothing({ offers, products }: Script): readonly Finding[] {
  const ids = products.map(({ id }) => id);
  const known = new Set(ids);
  return offers.flatMap((offer) =>
    known.has(offer.product)
      ? []
      : [makeFinding(unknownReference, formats.noSuchDeclared(offer.product, ids), { at: placeOf(offer, 'product') })],
  );
}

/** Coupons for products, homework of lessons, and what rules give, perform and are written over. */
function referencesOfDeclared(script: Script): readonly Finding[] {
  const idsOf = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
  const [products, lessons, coupons, cues] = [script.products, script.lessons, script.coupons, script.cues].map(idsOf) as [
    ...[string[], string[], string[], string[]],
  ];
  const missing = (written: string | null, known: readonly string[], at: Place) =>
    written === null || known.includes(written) ? [] : [makeFinding(unknownReference, formats.noSuchDeclared(written, known), { at })];
  return [
    ...script.coupons.flatMap((coupon) => missing(coupon.product, products, placeOf(coupon, 'product'))),
    ...script.homework.flatMap((homework) => missing(homework.lesson, lessons, placeOf(homework, 'lesson'))),
    ...script.rules.flatMap((rule) => {
      const at = placeOf(rule, 'rule');
      return rule.effects.flatMap((effect) => {
        if (effect.kind === 'giveCoupon') return missing(effect.coupon, coupons, at);
        if (effect.kind === 'giveCoins') return script.coins ? [] : [makeFinding(unknownReference, formats.noCoins(), { at })];
        return cues.includes(effect.cue) ? [] : [makeFinding(unknownReference, formats.noSuchCue(effect.cue, cues), { at })];
      });
    }),
  ];
}

/** The milestones an audience is written over, each once. */
export function milestonesOf(audience: Audience): ReadonlySet<string> {
  if (audience.op === 'milestone') return new Set([audience.name]);
  if (audience.op === 'not') return milestonesOf(audience.of);
  if (audience.op === 'and' || audience.op === 'or') return new Set(audience.of.flatMap((part) => [...milestonesOf(part)]));
  return new Set();
}
