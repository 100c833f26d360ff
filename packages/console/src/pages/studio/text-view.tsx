import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check, Finding } from '../../api/types.ts';
import { FindingNotes } from './finding-note.tsx';
import { bySeverity } from './timetable.ts';

interface TextViewProps {
  readonly text: string;
  readonly check: Check;
  readonly onText: (text: string) => void;
  /** a line to go to; `at` makes the same line asked for twice two wishes */
  readonly wish: { readonly line: number; readonly at: number } | null;
  readonly onLine: (line: number) => void;
}

/** The script as text with its line numbers; what there is to fix stands beside it. */
export function TextView({ text, check, onText, wish, onLine }: TextViewProps) {
  const { t } = useTranslation('studio');
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLPreElement>(null);
  const lines = useMemo(() => text.split('\n').length, [text]);
  const worst = useMemo(() => worstByLine(check.findings), [check.findings]);

  useEffect(() => {
    if (wish !== null && area.current !== null) goToLine(area.current, wish.line);
  }, [wish]);

  return (
    <div className="text-view">
      <div className="editor">
        <pre className="gutter" aria-hidden="true" ref={gutter}>
          {Array.from({ length: lines }, (_, index) => {
            const line = index + 1;
            const severity = worst.get(line);
            return (
              <span key={line} className={severity === undefined ? undefined : `gutter-${severity}`}>
                {line}
                {'\n'}
              </span>
            );
          })}
        </pre>
        <textarea
          ref={area}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onScroll={(event) => {
            if (gutter.current !== null) gutter.current.style.transform = `translateY(${-event.currentTarget.scrollTop}px)`;
          }}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          aria-label={t('textLabel')}
        />
      </div>
      <section className="text-findings" aria-label={t('findings')}>
        {check.findings.length === 0 ? <p className="quiet">{t('clean')}</p> : null}
        <FindingNotes findings={bySeverity(check.findings)} onLine={onLine} />
      </section>
    </div>
  );
}

function worstByLine(findings: readonly Finding[]): ReadonlyMap<number, Finding['severity']> {
  const worst = new Map<number, Finding['severity']>();
  for (const finding of bySeverity(findings).toReversed()) if (finding.line !== null) worst.set(finding.line, finding.severity);
  return worst;
}

/** Selects a line and brings it a third down from the top. */
function goToLine(area: HTMLTextAreaElement, line: number): void {
  const before = area.value.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, one) => sum + one.length + 1, 0);
  const end = area.value.indexOf('\n', start);
  area.focus();
  area.setSelectionRange(start, end === -1 ? area.value.length : end);
  const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, (line - 1) * lineHeight - area.clientHeight / 3);
  area.scrollLeft = 0;
}
