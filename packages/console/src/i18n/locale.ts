import type { Locale } from '@kuaishan/script';

export const locales: readonly Locale[] = ['zh-CN', 'en'];

const key = 'kuaishan.locale';

function isLocale(value: string | null): value is Locale {
  return value === 'zh-CN' || value === 'en';
}

/** What the person chose before on this device, else the first language of the browser that the console speaks, else English. */
export function firstLocale(o: { kept: string | null; browser: readonly string[] }): Locale {
  if (isLocale(o.kept)) return o.kept;
  for (const tag of o.browser) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}

export function readKeptLocale(): string | null {
  return localStorage.getItem(key);
}

export function keepLocale(locale: Locale): void {
  localStorage.setItem(key, locale);
}
