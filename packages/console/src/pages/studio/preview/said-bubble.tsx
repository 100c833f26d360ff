import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mediaQuery } from '../../../api/media.ts';
import { useVocabulary } from '../../../i18n/vocabulary.ts';
import type { Preview } from './use-preview.ts';

interface SaidBubbleProps {
  readonly preview: NonNullable<Preview>;
  readonly text: string;
  /** our own room puts the role's badge beside the name; elsewhere it is the name people give themselves */
  readonly badge: boolean;
  readonly clock: string | null;
}

/** A message as a member reads it: who with which badge, when, the words, the files. */
export function SaidBubble({ preview, text, badge, clock }: SaidBubbleProps) {
  const { t } = useTranslation('preview');
  const word = useVocabulary();
  const media = useQuery(mediaQuery).data?.items ?? [];
  return (
    <article className="preview-said">
      <p className="preview-said-head">
        {badge ? <span className="preview-badge">{word('roles', preview.role)}</span> : null}
        <strong>{preview.speaker}</strong>
        {clock === null ? null : <time>{clock}</time>}
      </p>
      {text === '' ? null : <p className="said">{text}</p>}
      {text === '' && preview.attachments.length === 0 ? <p className="quiet">{t('nothingSaid')}</p> : null}
      {preview.attachments.map((name) => {
        const file = media.find((one) => one.name === name);
        if (file?.contentType.startsWith('image/')) return <img key={name} src={`/api/v1/media/${file.mediaId}`} alt={name} />;
        return (
          <p key={name} className="preview-file">
            {t('attachment')} {name}
            {file === undefined ? <span className="state-late"> {t('notUploaded')}</span> : null}
          </p>
        );
      })}
    </article>
  );
}
