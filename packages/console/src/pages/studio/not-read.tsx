import { useTranslation } from 'react-i18next';
import type { Check } from '../../api/types.ts';
import { FindingNotes } from './finding-note.tsx';
import { bySeverity } from './timetable.ts';

/** Why nothing came of what was brought, and what to do; the places are the operator's own. */
export function NotRead({ check, name }: { check: Check; name: string }) {
  const { t } = useTranslation('studio');
  return (
    <section className="not-read" role="alert">
      <h2>{t('notRead', { name })}</h2>
      <FindingNotes findings={bySeverity(check.findings.filter((finding) => finding.line === null))} />
    </section>
  );
}
