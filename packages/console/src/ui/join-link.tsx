import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.tsx';
import { Dialog } from './dialog.tsx';
import './join-words.ts';

const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }));

/** A group's join link: to copy, or to show as a code. */
export function JoinLink({ link, groupName }: { link: string; groupName: string }) {
  const { t } = useTranslation('join');
  const [shown, setShown] = useState(false);
  return (
    <span className="join-link">
      <span className="join-address one-line mono" title={link}>
        {link.replace(/^https?:\/\//u, '')}
      </span>
      <CopyButton text={link} size="small" words={t('copy')} />
      <Button size="small" onClick={() => setShown(true)} aria-haspopup="dialog">
        {t('code')}
      </Button>
      {shown ? (
        <Dialog title={t('title', { group: groupName })} onClose={() => setShown(false)}>
          <Suspense fallback={<div className="qr" />}>
            <QrCode link={link} words={t('words', { group: groupName })} />
          </Suspense>
          <p className="mono join-whole">{link}</p>
          <p className="quiet small">{t('how')}</p>
        </Dialog>
      ) : null}
    </span>
  );
}
