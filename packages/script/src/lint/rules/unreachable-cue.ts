import { writeAudience } from '../../audience/write-audience.ts';
import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Audience, Cue, Finding } from '../../script.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const formats = {
  nobody: (audience: string): Message => ({
    'zh-CN': { why: `“${quoted(audience)}”互相矛盾，没有一位成员会在里面。`, todo: '去掉其中一个条件。' },
    en: { why: `“${quoted(audience)}” contradicts itself: no member is ever in it.`, todo: 'Drop one of the conditions.' },
  }),
  liveNeverEnds: (live: string): Message => ({
    'zh-CN': {
      why: `这个节点等“${quoted(live)}”结束，却没有一个 do: live-end 的节点来宣布结束，它永远等不到。`,
      todo: '加一个 do: live-end 的节点。',
    },
    en: {
      why: `This waits for “${quoted(live)}” to end, but no cue with do: live-end says that it has, so it waits for ever.`,
      todo: 'Add a cue with do: live-end.',
    },
  }),
  afterNobody: (anchor: string): Message => ({
    'zh-CN': { why: `它等节点“${quoted(anchor)}”做完，而那个节点永远不会做。`, todo: '先改那个节点，或给这里写上第几天几点。' },
    en: {
      why: `It waits for the cue “${quoted(anchor)}”, which is never performed.`,
      todo: 'Mend that cue, or give this one a day and time.',
    },
  }),
};

export const unreachableCue = {
  id: 'unreachable-cue',
  severity: 'error',
  kind: 'form',
  covers: everywhere,
  reason: {
    'zh-CN': '永远轮不到的节点，写的时候以为它会发，当晚才发现没有发。',
    en: 'A cue that can never come is believed in while writing, and missed on the night.',
  },
  source: 'design.md, How data flows, 2: anchors are facts; audiences read milestones and declared facts',
  formats,
  check,
} as const satisfies LintRule;

/** Circles and missing anchors are `unknown-reference`; here is what exists and still never happens. */
function check({ script, index }: LintContext): readonly Finding[] {
  const ended = new Set<string>();
  for (const cue of script.cues) if (cue.action === 'live-end') ended.add(index.liveOf(cue)?.id ?? '');
  const never = new Set<string>();
  return script.cues.flatMap((cue) => {
    const say = (message: Message, field: string) => {
      never.add(cue.id);
      return [makeFinding(unreachableCue, message, { at: placeOf(cue, field), cue: cue.id })];
    };
    if (cue.audience && isContradiction(cue.audience)) return say(formats.nobody(writeAudience(cue.audience)), 'to');
    const anchor = cue.when.kind === 'relative' ? cue.when.anchor : null;
    if (anchor?.kind === 'liveEnd' && !ended.has(anchor.live)) return say(formats.liveNeverEnds(anchor.live), 'when');
    if (anchor?.kind === 'cue' && waits(cue) && never.has(anchor.cue)) return say(formats.afterNobody(anchor.cue), 'when');
    return [];
  });
}

function waits({ when }: Cue): boolean {
  return when.kind === 'relative' && when.waitsForAnchor;
}

/** Every combination of so many conditions is tried; nobody writes more into one audience. */
const MOST_CONDITIONS = 8;

function isContradiction(audience: Audience): boolean {
  const conditions = [...conditionsOf(audience)];
  if (conditions.length > MOST_CONDITIONS) return false;
  for (let bits = 0; bits < 2 ** conditions.length; bits += 1) {
    const holds = new Set(conditions.filter((_condition, index) => (bits & (1 << index)) !== 0));
    if (isIn(audience, holds)) return false;
  }
  return true;
}

/** A condition as one name; those over facts may exclude each other in ways not looked into. */
function nameOf(audience: Audience): string {
  return audience.op === 'milestone' ? audience.name : audience.op === 'fact' ? `${audience.name}${audience.compare}${audience.value}` : '';
}

function conditionsOf(audience: Audience): ReadonlySet<string> {
  if (audience.op === 'all') return new Set();
  if (audience.op === 'not') return conditionsOf(audience.of);
  if (audience.op === 'and' || audience.op === 'or') return new Set(audience.of.flatMap((part) => [...conditionsOf(part)]));
  return new Set([nameOf(audience)]);
}

function isIn(audience: Audience, holds: ReadonlySet<string>): boolean {
  switch (audience.op) {
    case 'all':
      return true;
    case 'not':
      return !isIn(audience.of, holds);
    case 'and':
      return audience.of.every((part) => isIn(part, holds));
    case 'or':
      return audience.of.some((part) => isIn(part, holds));
    default:
      return holds.has(nameOf(audience));
  }
}
