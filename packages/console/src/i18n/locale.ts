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
  try {
    return localStorage.getItem(key);
  } catch {
    // a page opened from a folder may be forbidden to keep anything
    return null;
  }
}

export function keepLocale(locale: Locale): void {
  try {
    localStorage.setItem(key, locale);
  } catch {
    // it is spoken all the same, and chosen again next time
  }
}
