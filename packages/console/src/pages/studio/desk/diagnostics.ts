import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Finding } from '../../../api/types.ts';

/** Findings at their places of the text: from the place to the end of its line, as a person reads it. */
export function diagnosticsOf(doc: Text, findings: readonly Finding[]): readonly Diagnostic[] {
  return findings.flatMap(({ line, column, severity, why, todo, rule }) => {
    if (line === null || line > doc.lines) return [];
    const at = doc.line(line);
    const from = Math.min(at.from + (column ?? 1) - 1, at.to);
    return [{ from, to: at.to, severity, source: rule, message: `${why} ${todo}` }];
  });
}
