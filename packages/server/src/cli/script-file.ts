import {
  decodeScript,
  type Finding,
  formatFinding,
  kindOfFinding,
  type ParseResult,
  parseScript,
  reasonOfRule,
  spoken,
} from '@kuaishan/script';
import type { Terminal } from './command.ts';
import { readBytes } from './read-file.ts';

/** Reads and parses a script file. */
export async function readScript(name: string, terminal: Terminal): Promise<ParseResult> {
  const decoded = decodeScript(await readBytes(name, terminal));
  return decoded.ok ? parseScript(decoded.text) : { ok: false, findings: decoded.findings, partial: null };
}

/** What `--json` prints of a finding: one object, its words in the chosen language. */
export function findingAsJson(finding: Finding, file: string, { locale }: Terminal) {
  const { why, todo } = spoken(finding, locale);
  return {
    rule: finding.rule,
    kind: kindOfFinding(finding),
    severity: finding.severity,
    message: locale === 'en' ? `${why} ${todo}` : `${why}${todo}`,
    reason: reasonOfRule(finding.rule)?.[locale] ?? null,
    todo,
    silenced: finding.silenced ?? null,
    fix: finding.fix?.label[locale] ?? null,
    file,
    line: finding.at?.line ?? null,
    column: finding.at?.column ?? null,
    ...(finding.cell === null ? {} : { cell: finding.cell }),
    cue: finding.cue,
  };
}

/** Prints findings a line each, in the order of their places. */
export function sayFindings(findings: readonly Finding[], file: string, terminal: Terminal): void {
  for (const finding of findings) terminal.say(formatFinding(finding, terminal.locale, file));
}

/** Something a person should act on; notes are not. */
export function matters({ severity }: Finding): boolean {
  return severity !== 'info';
}
