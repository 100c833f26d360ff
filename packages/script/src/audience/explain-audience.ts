import type { Audience, Locale } from '../script.ts';
import { milestones } from '../vocabulary/milestones.ts';
import { syntax } from '../vocabulary/syntax.ts';
import { findByName, wordOf } from '../vocabulary/vocabulary.ts';
import { type AudienceMember, audiencePredicate, factOf } from './audience-predicate.ts';

/** One condition, said in words, whether it holds, and what it was decided from. */
export interface AudienceExplanation {
  readonly words: string;
  readonly holds: boolean;
  readonly children: readonly AudienceExplanation[];
  /** the recorded value of a fact; null where nothing is recorded; absent where the condition is not about a value */
  readonly value?: string | number | null;
}

/** Why a member belongs to an audience or does not: the same tree, each part with its words and whether it holds. */
export function explainAudience(audience: Audience, member: AudienceMember, locale: Locale): AudienceExplanation {
  const parts = audience.op === 'and' || audience.op === 'or' ? audience.of : audience.op === 'not' ? [audience.of] : [];
  return {
    words: audienceWords(audience, locale),
    holds: audiencePredicate(audience)(member),
    children: parts.map((part) => explainAudience(part, member, locale)),
    ...(audience.op === 'fact' ? { value: factOf(audience.name, member) } : {}),
  };
}

/** An audience as a person says it, in their language. */
export function audienceWords(audience: Audience, locale: Locale): string {
  const gap = locale === 'en' ? ' ' : '';
  switch (audience.op) {
    case 'all':
      return syntax.everyone[locale][0];
    case 'milestone':
      return findByName('milestones', audience.name) ? wordOf('milestones', audience.name, locale) : audience.name;
    case 'fact': {
      const name = wordOf('facts', audience.name, locale);
      if (audience.compare === 'known') return `${name}${gap}${syntax.known[locale][0]}`;
      return `${name} ${audience.compare} ${typeof audience.value === 'string' ? `“${audience.value}”` : String(audience.value)}`;
    }
    case 'not':
      return negated(audience.of, locale);
    case 'and':
    case 'or': {
      const word = syntax[audience.op][locale][locale === 'en' ? 0 : syntax[audience.op][locale].length - 1];
      return audience.of.map((part) => inner(part, locale)).join(` ${word} `);
    }
  }
}

function negated(of: Audience, locale: Locale): string {
  const plainMilestone = of.op === 'milestone' && Object.hasOwn(milestones, of.name);
  if (locale === 'en') return `${syntax.not.en[0]} ${inner(of, locale)}`;
  // 没有发过言, but 不是（…）for anything longer
  return plainMilestone ? `${syntax.not[locale][0]}${audienceWords(of, locale)}` : `${syntax.not[locale][1]}${inner(of, locale)}`;
}

function inner(part: Audience, locale: Locale): string {
  const words = audienceWords(part, locale);
  if (part.op !== 'and' && part.op !== 'or') return words;
  return locale === 'en' ? `(${words})` : `（${words}）`;
}
