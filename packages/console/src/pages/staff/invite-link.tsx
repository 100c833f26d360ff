import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.tsx';

/** A one-time invitation, shown once. */
export function InviteLink({ name, link }: { name: string; link: string }) {
  const { t } = useTranslation('staff');
  return (
    <div className="invite">
      <p>
        <strong>{t('link', { name })}</strong>
      </p>
      <p className="invite-link">
        <span className="mono">{link}</span>
        <CopyButton text={link} words={t('copyLink')} type="primary" />
      </p>
      <p className="quiet small">{t('linkHow')}</p>
    </div>
  );
}
