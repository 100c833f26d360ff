import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../api/types.ts';
import { useSteady } from '../../ui/use-steady.ts';
import type { TextDesk } from './desk/text-desk.ts';
import { FindingNotes } from './finding-note.tsx';
import { bySeverity } from './timetable.ts';

interface TextViewProps {
  readonly desk: TextDesk;
  readonly check: Check;
  readonly stale: boolean;
  readonly onLine: (line: number) => void;
}

/** The script as text in an editor; what there is to fix stands in its margin and beside it. */
export function TextView({ desk, check, stale, onLine }: TextViewProps) {
  const { t } = useTranslation('studio');
  const place = useRef<HTMLDivElement>(null);
  const findings = useMemo(() => bySeverity(check.findings), [check]);
  const toLine = useSteady(onLine);

  useEffect(() => (place.current === null ? undefined : desk.attach(place.current)), [desk]);

  return (
    <div className="text-view">
      <div className="editor" ref={place} />
      <section className="text-findings" aria-label={t('findings')}>
        {stale ? <p className="stale">{t('stale')}</p> : null}
        {check.findings.length === 0 ? <p className="quiet">{t('clean')}</p> : null}
        <FindingNotes findings={findings} onLine={toLine} />
      </section>
    </div>
  );
}
