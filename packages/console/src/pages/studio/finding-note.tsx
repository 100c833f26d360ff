import { createContext, memo, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../api/types.ts';
import { Sign, type SignName } from '../../ui/sign.tsx';

const signs: Readonly<Record<Finding['severity'], SignName>> = { error: 'failed', warning: 'late', info: 'next' };

/** Mends what a finding is about; null where nothing can be changed. */
export const MendContext = createContext<((finding: Finding) => void) | null>(null);

interface FindingNoteProps {
  readonly finding: Finding;
  /** shows a line of the text; null: the finding is about a text that is not on the desk */
  readonly onLine: ((line: number) => void) | null;
}

/** One finding as an editor writes it into the margin: what is wrong, what to do, and the place in the operator's own file. */
function FindingNote({ finding, onLine }: FindingNoteProps) {
  const { t, i18n } = useTranslation('studio');
  const mend = useContext(MendContext);
  const { severity, line, cell } = finding;
  return (
    <div className={`finding finding-${severity}`}>
      <Sign name={signs[severity]} />
      <p>
        <span className="unseen">{t(`severity.${severity}`)} </span>
        {finding.why} <span className="finding-todo">{finding.todo}</span>{' '}
        {cell === null ? null : <span className="finding-place mono">{cell}</span>}
        {line === null || onLine === null ? null : (
          <button type="button" className="finding-place" onClick={() => onLine(line)}>
            {t('line', { line })}
          </button>
        )}{' '}
        {mend === null || onLine === null || finding.fix === undefined ? null : (
          <button type="button" className="finding-place finding-mend" onClick={() => mend(finding)}>
            {finding.fix.label[i18n.language === 'zh-CN' ? 'zh-CN' : 'en']}
          </button>
        )}
      </p>
    </div>
  );
}

interface FindingNotesProps {
  readonly findings: readonly Finding[];
  readonly onLine?: FindingNoteProps['onLine'];
}

/** Findings one below the other; drawn again only for other findings. */
export const FindingNotes = memo(function FindingNotes({ findings, onLine = null }: FindingNotesProps) {
  return findings.map((finding) => (
    <FindingNote
      key={`${finding.rule} ${finding.cell} ${finding.line} ${finding.column} ${finding.why}`}
      finding={finding}
      onLine={onLine}
    />
  ));
});
