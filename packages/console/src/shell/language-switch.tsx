import type { Locale } from '@kuaishan/script';
import { useTranslation } from 'react-i18next';
import { speak } from '../i18n/i18n.ts';

/** Each language named in itself, so that whoever cannot read the page can still find theirs. */
const names: Readonly<Record<Locale, string>> = { 'zh-CN': '中文', en: 'English' };

/** Changes to the other language, at once. */
export function LanguageSwitch() {
  const { i18n } = useTranslation('common');
  const other: Locale = i18n.language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <button type="button" className="plain" lang={other} onClick={() => void speak(other)}>
      {names[other]}
    </button>
  );
}
