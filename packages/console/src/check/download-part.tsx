import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../ui/save-file.ts';
import { askCheck } from './worker/ask-check.ts';
import type { DownloadKind } from './worker/check-question.ts';

interface DownloadPartProps {
  readonly text: string;
  /** what the files are called, without their endings */
  readonly title: string;
  /** something was changed since the file was brought */
  readonly changed: boolean;
}

const endings = { workbook: 'xlsx', document: 'md' } as const;

/** The script as it is now, as a file: its text always, a workbook or a document where it can be read. */
export function DownloadPart({ text, title, changed }: DownloadPartProps) {
  const { t, i18n } = useTranslation('check');
  const locale = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
  const [busy, setBusy] = useState<DownloadKind | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  const write = async (kind: DownloadKind) => {
    setBusy(kind);
    const written = await askCheck('write', { text, kind, locale }).catch(() => null);
    setBusy(null);
    setRefused(written === null ? t('brokeOnText') : written.ok ? null : (written.findings[0]?.message[locale].why ?? null));
    if (written?.ok) saveFile(written.content, `${title}.${endings[kind]}`);
  };
  return (
    <div className="check-downloads">
      <p className="check-acts">
        <button type="button" className="button" disabled={busy !== null} onClick={() => void write('workbook')}>
          {t('workbook')}
        </button>
        <button type="button" className="button" disabled={busy !== null} onClick={() => void write('document')}>
          {t('document')}
        </button>
        <button type="button" className="button" onClick={() => saveFile(new Blob([text], { type: 'application/yaml' }), `${title}.yaml`)}>
          {t('text')}
        </button>
      </p>
      <p className="small" role="status">
        {refused === null ? (
          changed ? (
            <span className="quiet">{t('changed')}</span>
          ) : null
        ) : (
          <span className="state-late">{t('cannotWrite', { why: refused })}</span>
        )}
      </p>
    </div>
  );
}
