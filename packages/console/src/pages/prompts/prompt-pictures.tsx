import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../api/types.ts';
import { useNotice } from '../../ui/notice.tsx';
import { Sign } from '../../ui/sign.tsx';
import { copyPicture } from './copy-picture.ts';

/** The pictures and files that go with a post, each to copy or to download. */
export function PromptPictures({ files }: { files: readonly Attachment[] }) {
  const { t } = useTranslation('prompts');
  const say = useNotice();
  if (files.length === 0) return null;
  const copy = async (url: string) => say({ words: (await copyPicture(url)) ? t('pictureCopied') : t('pictureFailed') });
  return (
    <ul className="prompt-files">
      {files.map((file) => {
        const { url } = file;
        if (url === null) {
          return (
            <li key={file.name} className="state-late">
              <Sign name="late" /> {t('notUploaded', { name: file.name })}
            </li>
          );
        }
        const picture = file.contentType?.startsWith('image/') === true;
        return (
          <li key={file.name}>
            {picture ? <img src={url} alt="" loading="lazy" /> : null}
            <span className="one-line prompt-file-name">{file.name}</span>
            {picture ? <Button onClick={() => void copy(url)}>{t('copyPicture')}</Button> : null}
            <a className="button" href={url} download={file.name}>
              {t('download')}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
