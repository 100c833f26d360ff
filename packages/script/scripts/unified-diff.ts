import { changedLines } from '../src/fix/changed-lines.ts';

/** Two short texts as one, whole. */
export function unifiedDiff(before: string, after: string): string {
  return changedLines(before.trimEnd(), after.trimEnd())
    .map(({ sign, text }) => `${sign}${text}`)
    .join('\n');
}
