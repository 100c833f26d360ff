import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';

interface DropAreaProps {
  readonly onFile: (file: File) => void;
  readonly onPasted: (text: string) => void;
}

const kinds = '.xlsx,.csv,.tsv,.txt,.md,.markdown,.yaml,.yml';

/** Where a workbook is dropped, chosen or pasted. */
export function DropArea({ onFile, onPasted }: DropAreaProps) {
  const { t } = useTranslation('studio');
  const [pasted, setPasted] = useState('');
  return (
    <div className="bring">
      <FileDrop words={{ drop: t('drop'), dropNow: t('dropNow'), kinds: t('kinds'), choose: t('choose') }} accept={kinds} onFile={onFile} />
      <Field label={t('pasteLabel')}>
        {(field) => (
          <textarea
            {...field}
            className="plain-field"
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            rows={6}
            placeholder={t('pasteHint')}
          />
        )}
      </Field>
      <button type="button" className="button" disabled={pasted.trim() === ''} onClick={() => onPasted(pasted)}>
        {t('readPasted')}
      </button>
    </div>
  );
}
