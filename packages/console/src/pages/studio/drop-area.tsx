import { Button, Input } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';

interface DropAreaProps {
  readonly onFile: (file: File) => void;
  readonly onPasted: (text: string) => void;
}

const kinds = '.xlsx,.csv,.tsv,.txt,.yaml,.yml';

/** Where a workbook is dropped, chosen or pasted. */
export function DropArea({ onFile, onPasted }: DropAreaProps) {
  const { t } = useTranslation('studio');
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  };
  return (
    <div className="bring">
      {/* everything a pointer can do here the button does too */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div
        className={over ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className="drop-words">{over ? t('dropNow') : t('drop')}</p>
        <p className="quiet small">{t('kinds')}</p>
        <Button type="primary" onClick={() => picker.current?.click()}>
          {t('choose')}
        </Button>
        <input
          ref={picker}
          type="file"
          className="unseen"
          accept={kinds}
          tabIndex={-1}
          aria-label={t('choose')}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) onFile(file);
            event.target.value = '';
          }}
        />
      </div>
      <Field label={t('pasteLabel')}>
        {(field) => (
          <Input.TextArea
            {...field}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
            rows={6}
            placeholder={t('pasteHint')}
          />
        )}
      </Field>
      <Button disabled={pasted.trim() === ''} onClick={() => onPasted(pasted)}>
        {t('readPasted')}
      </Button>
    </div>
  );
}
