import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../api/types.ts';
import { useTimeWords } from '../../time/use-time-words.ts';
import { FindingNotes } from './finding-note.tsx';
import { timetableOf } from './timetable.ts';
import { TimetableRow } from './timetable-row.tsx';

/** The script as a timetable, with an editor's notes in its margin. */
export function TimetableView({ check, onLine }: { check: Check; onLine: (line: number) => void }) {
  const { t } = useTranslation('studio');
  const words = useTimeWords();
  const table = useMemo(() => timetableOf(check), [check]);
  const [only, setOnly] = useState(false);
  const some = table.days.some((day) => day.lines.some((line) => line.findings.length > 0));
  return (
    <div className="timetable">
      {some ? (
        <label className="only-findings">
          <input type="checkbox" checked={only} onChange={(event) => setOnly(event.target.checked)} /> {t('onlyFindings')}
        </label>
      ) : null}
      {table.general.length === 0 ? null : (
        <section className="general" aria-label={t('general')}>
          <FindingNotes findings={table.general} onLine={onLine} />
        </section>
      )}
      {check.cues.length === 0 ? <p className="quiet no-cues">{t('noCues')}</p> : null}
      {table.days.map(({ day, lines }) => {
        const shown = only ? lines.filter((line) => line.findings.length > 0) : lines;
        if (shown.length === 0) return null;
        return (
          <section key={day ?? 'none'} className="timetable-day">
            <h2>{day === null ? t('noDay') : words.day(day)}</h2>
            <ol>
              {shown.map((line) => (
                <TimetableRow key={line.cue.cue} line={line} onLine={onLine} />
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}
