import { useTranslation } from 'react-i18next';
import type { Check } from '../../api/types.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { countFindings } from './timetable.ts';

/** What was made of the workbook, in one line: '29 行 → 29 个节点，6 天'; and how much there is to fix. */
export function SummaryWords({ check }: { check: Check }) {
  const { t } = useTranslation('studio');
  const counts = countFindings(check.findings);
  const cues = t('cues', { count: check.cues.length });
  const days = t('days', { count: check.days });
  return (
    <span className="summary">
      <span>{check.rows === null ? t('holds', { cues, days }) : t('becomes', { rows: t('rows', { count: check.rows }), cues, days })}</span>
      {counts.error === 0 ? null : <StateMark sign="failed" words={t('errors', { count: counts.error })} />}
      {counts.warning === 0 ? null : <StateMark sign="late" words={t('warnings', { count: counts.warning })} />}
      {counts.info === 0 ? null : <StateMark sign="next" words={t('infos', { count: counts.info })} />}
      {check.findings.length === 0 ? <StateMark sign="done" words={t('clean')} /> : null}
    </span>
  );
}
