/** The languages the page speaks. */
export type Locale = 'zh-CN' | 'en';

const locales: readonly Locale[] = ['zh-CN', 'en'];

/** The language a reader chose, else the first of the browser's that is spoken here, else English. */
export function pickLocale(chosen: string | null, browser: readonly string[]): Locale {
  const known = locales.find((locale) => locale === chosen);
  if (known !== undefined) return known;
  for (const language of browser) {
    const plain = language.toLowerCase();
    if (plain.startsWith('zh')) return 'zh-CN';
    if (plain.startsWith('en')) return 'en';
  }
  return 'en';
}
