import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../api/types.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { CuePreview } from './cue-preview.tsx';
import { usePreview } from './use-preview.ts';
import './words.ts';
import './preview.css';

interface PreviewPanelProps {
  readonly check: Check;
  /** the cue to show; null = none is chosen */
  readonly cue: string | null;
  readonly onClose: () => void;
}

/** Beside the script where there is room for both; else over it. */
export function PreviewPanel({ check, cue, onClose }: PreviewPanelProps) {
  const { t } = useTranslation('preview');
  const narrow = useMedia('(max-width: 980px)');
  const { preview, openingDate } = usePreview({ check, cue });
  const content =
    cue === null ? (
      <p className="quiet">{t('none')}</p>
    ) : preview === null ? (
      <p className="stale">{t('unread')}</p>
    ) : preview === undefined ? null : (
      <CuePreview preview={preview} openingDate={openingDate} />
    );
  if (narrow) {
    return (
      <Dialog title={t('title')} onClose={onClose}>
        {content}
      </Dialog>
    );
  }
  return (
    <aside className="preview-panel" aria-label={t('title')}>
      <header>
        <h2>{t('title')}</h2>
        <Button type="text" onClick={onClose}>
          {t('close')}
        </Button>
      </header>
      {content}
    </aside>
  );
}
