import { makeFinding, quoted as quotedText } from '../finding.ts';
import type { Finding, Locale, Severity } from '../script.ts';
import type { Cell } from './sheet.ts';

/** Why and what to do, in one language. */
export type Said = readonly [why: string, todo: string];

/** A finding about a place in a workbook or a pasted table. */
export function cellFinding(o: {
  readonly rule: string;
  readonly severity: Severity;
  /** `sheet!cell`, the sheet's name alone, or null for the whole file */
  readonly cell: string | null;
  readonly words: Readonly<Record<Locale, Said>>;
}): Finding {
  const [zhWhy, zhTodo] = o.words['zh-CN'];
  const [enWhy, enTodo] = o.words.en;
  const message = { 'zh-CN': { why: zhWhy, todo: zhTodo }, en: { why: enWhy, todo: enTodo } };
  return makeFinding({ id: o.rule, severity: o.severity }, message, { cell: o.cell });
}

/** `SOP!G3`, the way findings and a cue's origin name a cell. */
export function cellPlace(sheet: string, cell: Cell | string): string {
  return `${sheet}!${typeof cell === 'string' ? cell : cell.ref}`;
}

/** A piece of someone's text on one line, short enough for a sentence. */
export function quoted(text: string): string {
  return quotedText(text.replace(/\s+/gu, ' ').trim());
}

/** More than fits a sentence. */
const MOST_LISTED = 12;

/** The first few of many, and how many there are: "H5, H8 … (20)". */
export function listed(items: readonly string[], locale: Locale): string {
  const comma = locale === 'en' ? ', ' : '、';
  return items.length <= MOST_LISTED ? items.join(comma) : `${items.slice(0, MOST_LISTED).join(comma)} … (${items.length})`;
}
