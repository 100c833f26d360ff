import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Locale } from '@kuaishan/script';
import type { Finding } from '../../../api/types.ts';

interface Mending {
  readonly locale: Locale;
  /** what the button of a finding with a quick fix does */
  readonly mend: (finding: Finding) => void;
}

/** Findings at their places of the text: from the place to the end of its line, as a person reads it. */
export function diagnosticsOf(doc: Text, findings: readonly Finding[], { locale, mend }: Mending): readonly Diagnostic[] {
  return findings.flatMap((finding) => {
    const { line, column, severity, why, todo, rule, fix } = finding;
    if (line === null || line > doc.lines) return [];
    const at = doc.line(line);
    const from = Math.min(at.from + (column ?? 1) - 1, at.to);
    return [
      {
        from,
        to: at.to,
        severity,
        source: rule,
        message: `${why} ${todo}`,
        ...(fix ? { actions: [{ name: fix.label[locale], apply: () => mend(finding) }] } : {}),
      },
    ];
  });
}
