import { type VocabularyKind, wordOf } from '@kuaishan/script/vocabulary';
import { useTranslation } from 'react-i18next';

/** The label of a role, stage, place, action, channel, milestone … in the language the console speaks. */
export function useVocabulary(): (kind: VocabularyKind, name: string) => string {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  return (kind, name) => wordOf(kind, name, locale);
}
