import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../api/types.ts';

/** Pictures as pictures, other files as links, what has not been uploaded by its name. */
export function Attachments({ of }: { of: readonly Attachment[] }) {
  const { t } = useTranslation('room');
  if (of.length === 0) return null;
  return (
    <ul className="attachments">
      {of.map((file) => (
        <li key={file.name}>
          {file.url !== null && file.contentType?.startsWith('image/') === true ? (
            <a href={file.url} target="_blank" rel="noreferrer">
              <img src={file.url} alt={file.name} loading="lazy" />
            </a>
          ) : file.url === null ? (
            <span className="quiet">{t('talk.attachment', { name: file.name })}</span>
          ) : (
            <a href={file.url} target="_blank" rel="noreferrer">
              {file.name}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
