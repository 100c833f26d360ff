import { vocabulary } from '@kuaishan/script/vocabulary';
import { useTranslation } from 'react-i18next';

/** What Kuaishan would have done itself in such a cue and does not do yet; nothing where it does all there is. */
export function ByHandNote({ action }: { action: keyof typeof vocabulary.actions }) {
  const { t, i18n } = useTranslation('common');
  const { byHand, wouldDo } = vocabulary.actions[action];
  if (!byHand) return null;
  return (
    <p className="quiet">
      {wouldDo === null ? t('byHand.only') : t('byHand.not', { what: wouldDo[i18n.language === 'zh-CN' ? 'zh-CN' : 'en'] })}
    </p>
  );
}
