import type { Finding, Script } from '../src/index.ts';
import { formatFinding, parseScript } from '../src/index.ts';

export { type SmallCue, type SmallScript, smallScript } from '../src/lint/examples/small-script.ts';

/** A script that must be readable. */
export function readScript(text: string): Script {
  const parsed = parseScript(text);
  if (!parsed.ok) throw new Error(parsed.findings.map((finding) => formatFinding(finding, 'en')).join('\n'));
  return parsed.script;
}

/** `rule@line:column`, one per finding: what tests compare. */
export function told(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, at }) => `${rule}@${at?.line ?? 0}:${at?.column ?? 0}`);
}
