import type { CueId, Finding, Locale, Place, QuickFix, Severity } from './script.ts';

/** What is said about one thing: a sentence why, a sentence what to do, in both languages. */
export type Message = Finding['message'];

/** Who says it: every message of a rule is built beside the rule. */
export interface RuleHead {
  readonly id: string;
  readonly severity: Severity;
}

export interface FindingWhere {
  readonly at?: Place | null;
  readonly cell?: string | null;
  readonly cue?: CueId | null;
  /** overrides the rule's own */
  readonly severity?: Severity;
  readonly fix?: QuickFix | undefined;
}

/** Puts a rule's message at its place. */
export function makeFinding(rule: RuleHead, message: Message, where: FindingWhere): Finding {
  return {
    rule: rule.id,
    severity: where.severity ?? rule.severity,
    message,
    at: where.at ?? null,
    cell: where.cell ?? null,
    cue: where.cue ?? null,
    ...(where.fix ? { fix: where.fix } : {}),
  };
}

const severityWords: Readonly<Record<Severity, Readonly<Record<Locale, string>>>> = {
  error: { 'zh-CN': '错误', en: 'error' },
  warning: { 'zh-CN': '提醒', en: 'warning' },
  info: { 'zh-CN': '说明', en: 'note' },
};

/**
 * One line for a terminal: `camp.yaml:12:5 提醒 [quiet-hours] d1-2300: 为什么。怎么办。`
 *
 * @param file name shown before the place; left out when not given
 */
export function formatFinding(finding: Finding, locale: Locale, file?: string): string {
  const { why, todo } = spoken(finding, locale);
  const place = finding.cell ?? (finding.at ? `${finding.at.line}:${finding.at.column}` : '');
  const where = [file, place].filter((part) => part).join(':');
  const cue = finding.cue === null ? '' : `${finding.cue}: `;
  const said = locale === 'en' ? `${why} ${todo}` : `${why}${todo}`;
  return `${where}${where ? ' ' : ''}${severityWords[finding.severity][locale]} [${finding.rule}] ${cue}${said}`;
}

/** What a finding says in a language. Where a reason silences it there is nothing to do, and the reason is told instead. */
export function spoken({ message, silenced }: Pick<Finding, 'message' | 'silenced'>, locale: Locale): { why: string; todo: string } {
  const { why, todo } = message[locale];
  if (silenced === undefined) return { why, todo };
  return { why, todo: locale === 'en' ? `Meant to be so: ${quoted(silenced)}` : `已说明理由：${quoted(silenced)}` };
}

/** The longest piece of somebody's own text repeated in a message: enough to recognise it, short enough for one line. */
const QUOTED_CHARACTERS = 40;

/** Somebody's own text as a message may repeat it: one line, control characters made visible, shortened. */
export function quoted(text: string): string {
  const visible = [...text.slice(0, QUOTED_CHARACTERS * 2)].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n' || character === '\t' || character === '\r') return ' ';
    return code < 0x20 || code === 0x7f || (code >= 0xd800 && code <= 0xdfff) ? `\\u${code.toString(16).padStart(4, '0')}` : character;
  });
  const short = visible.length > QUOTED_CHARACTERS || text.length > QUOTED_CHARACTERS * 2;
  return short ? `${visible.slice(0, QUOTED_CHARACTERS).join('')}…` : visible.join('');
}

/** The first character PostgreSQL and chat clients cannot carry (NUL, other control characters, half a surrogate pair), or -1. */
export function indexOfUnsayable(text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 ? code !== 0x09 && code !== 0x0a && code !== 0x0d : code === 0x7f) return index;
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = text.charCodeAt(index + 1);
      if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return index;
      index += 1;
    }
  }
  return -1;
}

/** 1-based line and column of an index. */
export function placeIn(text: string, index: number): Place {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}
