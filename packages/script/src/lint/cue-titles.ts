import type { Locale } from '../script.ts';

/** As many names as a sentence bears: a week's mass messages and one more. */
const MOST_NAMED = 8;

/** Titles of cues as a sentence lists them; of many the first, and that there are more. */
export function titlesOf(titles: readonly string[], locale: Locale): string {
  const named = titles.slice(0, MOST_NAMED).join(locale === 'en' ? ', ' : '、');
  if (titles.length <= MOST_NAMED) return named;
  return locale === 'en' ? `${named} and ${titles.length - MOST_NAMED} more` : `${named}等`;
}
