import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import './draft/words.ts';

/** As long as the server takes; a sentence or two. */
const noteMax = 500;

/** Why a version is saved, in the words of who saves it; the list of versions shows it. */
export function VersionNote({ note, onNote }: { note: string; onNote: (note: string) => void }) {
  const { t } = useTranslation('draft');
  return (
    <Input
      className="version-note"
      aria-label={t('note')}
      placeholder={t('note')}
      value={note}
      maxLength={noteMax}
      onChange={(event) => onNote(event.target.value)}
    />
  );
}
