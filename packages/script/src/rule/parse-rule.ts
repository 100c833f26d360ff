import { parseAudience } from '../audience/parse-audience.ts';
import type { Message, RuleHead } from '../finding.ts';
import { badAudience, badRule } from '../parse/rules.ts';
import type { Rule, RuleEffect } from '../script.ts';
import { milestones } from '../vocabulary/milestones.ts';
import { syntax } from '../vocabulary/syntax.ts';
import { findByWord, plain, wordsOf } from '../vocabulary/vocabulary.ts';
import { nearest } from '../words/nearest.ts';

export type ParsedRule =
  | { readonly ok: true; readonly rule: Pick<Rule, 'event' | 'audience' | 'effects'> }
  /** `index`: where in the text it stops making sense, from 0 */
  | { readonly ok: false; readonly rule: RuleHead; readonly message: Message; readonly index: number };

/** Longer than any rule anybody can follow. */
const LONGEST_RULE = 1_000;

const either = (word: 'when' | 'where' | 'thereupon' | 'give' | 'coins' | 'coupon' | 'perform') =>
  [...syntax[word].en, ...syntax[word]['zh-CN']].join('|');
const WHEN = new RegExp(`^\\s*(?:${either('when')})\\s+`, 'iu');
const WHERE = new RegExp(`\\s(?:${either('where')})\\s`, 'iu');
const THEN = new RegExp(`\\s(?:${either('thereupon')})\\s`, 'giu');
const GIVE_COINS = new RegExp(`^(?:${either('give')})\\s*(\\d{1,6})\\s*(?:${either('coins')})$`, 'iu');
const GIVE_COUPON = new RegExp(`^(?:${either('give')})\\s*(?:${either('coupon')})\\s+(\\S+)$`, 'iu');
const PERFORM = new RegExp(`^(?:${either('perform')})\\s+(\\S+)$`, 'iu');

/**
 * Reads a rule: what is done for one member when something happens with them.
 *
 * ```
 * rule   = "when" event ["where" audience] "then" effect { "," effect } ;     (also 当 … 其中 … 则 …)
 * event  = "said" | "joined" | a milestone, at the moment it is reached ;
 * effect = "give" amount "coins" | "give coupon" id | "perform" cue id ;
 * ```
 */
export function parseRule(written: string): ParsedRule {
  if (written.length > LONGEST_RULE) return fail(0, badRule.formats.tooLong(LONGEST_RULE));
  const when = WHEN.exec(written);
  // the last one: an audience may hold the word in quotes, effects cannot
  const then = [...written.matchAll(THEN)].at(-1);
  if (!when || !then || then.index < when[0].length) return fail(0, badRule.formats.notARule(written));
  const condition = written.slice(when[0].length, then.index);
  const where = WHERE.exec(condition);
  const event = readEvent((where ? condition.slice(0, where.index) : condition).trim());
  if (typeof event !== 'string') return fail(when[0].length, event);
  const audienceAt = when[0].length + (where ? where.index + where[0].length : 0);
  const audience = where ? parseAudience(written.slice(audienceAt, then.index)) : null;
  if (audience?.ok === false) return { ok: false, rule: badAudience, message: audience.message, index: audienceAt + audience.index };
  const effects: RuleEffect[] = [];
  let index = then.index + then[0].length;
  for (const part of written.slice(index).split(/[,，、;；]/u)) {
    const effect = readEffect(part.trim());
    if (!effect) return fail(index + part.length - part.trimStart().length, badRule.formats.notAnEffect(part.trim()));
    effects.push(effect);
    index += part.length + 1;
  }
  return { ok: true, rule: { event, audience: audience?.ok ? audience.audience : null, effects } };
}

/** The event's name, or what is wrong with it. */
function readEvent(word: string): string | Message {
  const event = findByWord('events', word);
  if (event?.name === 'said' || event?.name === 'joined') return event.name;
  const milestone = findByWord('milestones', word);
  if (milestone) return milestone.name;
  const known = ['said', ...Object.values(milestones).flatMap(wordsOf)];
  return badRule.formats.notAnEvent(word, nearest(plain(word), known), ['said', ...Object.keys(milestones)]);
}

function readEffect(written: string): RuleEffect | null {
  const coins = GIVE_COINS.exec(written);
  if (coins) return Number(coins[1]) > 0 ? { kind: 'giveCoins', amount: Number(coins[1]) } : null;
  const coupon = GIVE_COUPON.exec(written)?.[1];
  if (coupon !== undefined) return { kind: 'giveCoupon', coupon };
  const cue = PERFORM.exec(written)?.[1];
  return cue === undefined ? null : { kind: 'perform', cue };
}

function fail(index: number, message: Message): ParsedRule {
  return { ok: false, rule: badRule, message, index };
}
