import type { Locale } from '@kuaishan/script';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { firstLocale, keepLocale, readKeptLocale } from './locale.ts';

export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: firstLocale({ kept: readKeptLocale(), browser: navigator.languages }),
  fallbackLng: 'en',
  defaultNS: 'common',
  resources: {},
  // React escapes what it shows
  interpolation: { escapeValue: false },
  initAsync: false,
});
document.documentElement.lang = i18n.language;

/** The language the console speaks now. */
export function currentLocale(): Locale {
  return i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
}

/** Speaks another language from now on, and remembers it on this device. */
export async function speak(locale: Locale): Promise<void> {
  keepLocale(locale);
  document.documentElement.lang = locale;
  await i18n.changeLanguage(locale);
}
