import type { Locale } from '../script.ts';

/**
 * What to do about minutes that are too full: the proposed stagger where there is one, or else more people.
 *
 * @param longest minutes by which the last group would come later; null or 0 = there is none to propose
 */
export function reliefWords(longest: number | null, locale: Locale): string {
  if (longest === null || longest === 0) return locale === 'en' ? 'Share the rooms among more people.' : '多派几个人，分着带群。';
  return locale === 'en'
    ? `Stagger the groups when the campaign opens, the last one ${longest} min later (plan --budget shows it), or share the rooms among more people.`
    : `开期时把各群错开，最后一个群晚 ${longest} 分钟（plan --budget 会列出来），或者多派几个人分着带群。`;
}
