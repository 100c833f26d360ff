import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { useNotice } from '../../../ui/notice.tsx';
import type { TextDesk } from '../desk/text-desk.ts';
import { FindingNotes } from '../finding-note.tsx';
import { bySeverity } from '../timetable.ts';
import { StretchNotes } from './stretch-notes.tsx';
import { useStretched } from './use-stretched.ts';
import './stretch.css';
import './words.ts';

/** A flash group runs from one day to one week. */
const choices = [1, 2, 3, 4, 5, 6, 7];

interface StretchDialogProps {
  readonly desk: TextDesk;
  readonly onLine: (line: number) => void;
  readonly onClose: () => void;
}

/** The script for another number of days: shown with every reason before it is done, and done as one step of undo. */
export function StretchDialog({ desk, onLine, onClose }: StretchDialogProps) {
  const { t } = useTranslation('stretch');
  const say = useNotice();
  const [text] = useState(desk.text);
  const [days, setDays] = useState<number | null>(null);
  const { now, stretched } = useStretched({ text, days });
  const chosen = days !== null && days !== now ? days : null;
  const broken = stretched?.ok ? stretched.findings.filter(({ severity }) => severity === 'error') : [];
  const apply = () => {
    if (!stretched?.ok || chosen === null) return;
    const same = desk.text() === text;
    if (same) desk.edit([{ from: 0, to: text.length, insert: stretched.text }]);
    say({ words: same ? t('applied', { count: chosen }) : t('changed') });
    onClose();
  };
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <div className="stretch">
        <p className="quiet">{t('how')}</p>
        {now === undefined || now === null ? null : (
          <Segmented
            value={days ?? now}
            onChange={setDays}
            aria-label={t('days')}
            options={choices.map((count) => ({ value: count, label: t('day', { count }) }))}
          />
        )}
        <div className="stretch-answer" role="status">
          {stretched !== null && !stretched.ok ? (
            <>
              <p className="state-failed">{t('unreadable')}</p>
              <FindingNotes
                findings={bySeverity(stretched.findings)}
                onLine={(line) => {
                  onClose();
                  onLine(line);
                }}
              />
            </>
          ) : chosen === null ? (
            now ? (
              <p>{t('asIs', { count: now })}</p>
            ) : null
          ) : stretched === null ? (
            <p className="quiet">{t('working')}</p>
          ) : (
            <>
              {broken.length === 0 ? null : <p className="state-failed">{t('broken')}</p>}
              <StretchNotes stretched={stretched} />
            </>
          )}
        </div>
        <p className="stretch-acts">
          {chosen === null || stretched === null || !stretched.ok || broken.length > 0 ? null : (
            <Button type="primary" onClick={apply}>
              {t('apply', { count: chosen })}
            </Button>
          )}
          <Button onClick={onClose}>{t('cancel')}</Button>
        </p>
      </div>
    </Dialog>
  );
}
