import { useReader } from './reader.ts';

export function LanguageSwitch() {
  const { locale, words, switchLocale } = useReader();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" class="button quiet language" lang={other} onClick={() => switchLocale(other)}>
      {words.otherLanguage}
    </button>
  );
}
