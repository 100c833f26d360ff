import { lintScript } from '../lint/index.ts';
import { parseScript } from '../parse/index.ts';
import type { Finding, Script } from '../script.ts';

/** What is found in a text and was not in the script it was made of: by rule and cue, as lines have moved. */
export function newFindings(before: Script, text: string): readonly Finding[] {
  const parsed = parseScript(text);
  if (!parsed.ok) return parsed.findings;
  const keyOf = ({ rule, cue }: Finding) => `${rule} ${cue ?? ''}`;
  const known = new Set(lintScript(before).map(keyOf));
  return lintScript(parsed.script).filter((finding) => !known.has(keyOf(finding)));
}
