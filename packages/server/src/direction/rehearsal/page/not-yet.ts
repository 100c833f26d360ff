import { type ActionName, type Locale, vocabulary } from '@kuaishan/script';

/** What a rehearsed cue leaves undone that Kuaishan will do itself one day: a report must not let anybody count on it. */
export function notYet(action: ActionName, locale: Locale): readonly string[] {
  const { wouldDo } = vocabulary.actions[action];
  if (!wouldDo) return [];
  return [locale === 'en' ? `by hand: Kuaishan does not yet ${wouldDo.en}` : `由人来做：系统还不会${wouldDo['zh-CN']}`];
}
