import type { Locale } from '../script.ts';

/** What stands in a text that is shown before it is said where a value is missing: `〔缺:优惠码〕`. */
export function missingMark(name: string, locale: Locale): string {
  return `〔${locale === 'en' ? 'missing' : '缺'}:${name}〕`;
}
