import { typedText } from '../sheet.ts';

/** What a line of a Markdown document is, before anybody asks what it says. */
export type LineKind =
  | 'blank'
  | 'heading'
  /** a row of a table, its divider (`|---|`) left out */
  | 'row'
  | 'quote'
  /** inside a fence: taken letter by letter */
  | 'code'
  | 'item'
  | 'text'
  /** front matter or a comment: about the document, kept as a note */
  | 'aside'
  /** fences, rules, dividers: marks without words */
  | 'mark';

export interface DocumentLine {
  /** 1-based, as editors count */
  readonly number: number;
  readonly kind: LineKind;
  /** without the marks that made it this kind */
  readonly text: string;
  /** as written */
  readonly raw: string;
  /** blanks before it, a tab counting four */
  readonly indent: number;
  /** of a heading: 1 to 6; else 0 */
  readonly level: number;
}

const HEADING = /^\s{0,3}(#{1,6})(?!#)\s*(.*?)\s*#*\s*$/u;
const FENCE = /^\s*(```|~~~)/u;
const RULE = /^\s*(?:[-*_=—─━~·.]\s*){3,}$/u;
const QUOTE = /^\s*[>》]\s?(.*)$/u;
const ITEM = /^\s*(?:[-*+•·●○◆◇■□▪▫►▶]|\d{1,2}[.、)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳])\s*(?:\[[ xX]\]\s*)?(?=\S)(.*)$/u;
/** a dash before a number is a minus, before a letter it begins an item */
const BULLET_NEEDS_BLANK = /^\s*[-*+][^\s]/u;
const ROW = /^\s*\|.*\|\s*$/u;
const DIVIDER = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/u;

/** Front matter is short; a document that only begins with a rule has none. */
const LONGEST_FRONT_MATTER = 200;

/**
 * Divides a document into lines and says what each is. Lines, not the blocks of CommonMark: operators write a cue on each line, and Markdown proper would join
 * them into one paragraph, take indented ones for code and leave HTML out (ADR 0022).
 */
export function documentLines(text: string): readonly DocumentLine[] {
  const written = typedText(text.replace(/\r\n?/gu, '\n')).split('\n');
  const frontMatter = endOfFrontMatter(written);
  const lines: DocumentLine[] = [];
  let fence: string | null = null;
  let comment = false;
  for (const [index, raw] of written.entries()) {
    const base = { number: index + 1, raw, indent: indentOf(raw), level: 0 };
    const mark = FENCE.exec(raw)?.[1] ?? null;
    if (index <= frontMatter) lines.push({ ...base, ...(RULE.test(raw) ? marked : { kind: 'aside' as const, text: raw.trim() }) });
    else if (fence !== null) {
      if (mark === fence) fence = null;
      lines.push({ ...base, ...(fence === null ? marked : { kind: 'code' as const, text: raw.trimEnd() }) });
    } else if (mark !== null) {
      fence = mark;
      lines.push({ ...base, ...marked });
    } else if (comment || raw.trimStart().startsWith('<!--')) {
      comment = !raw.includes('-->');
      lines.push({ ...base, kind: 'aside', text: raw.trim() });
    } else lines.push({ ...base, ...kindOf(raw, written[index + 1] ?? '') });
  }
  return lines;
}

const marked = { kind: 'mark', text: '' } as const;

function kindOf(raw: string, next: string): Pick<DocumentLine, 'kind' | 'text' | 'level'> {
  const base = { level: 0 };
  if (raw.trim() === '') return { ...base, kind: 'blank', text: '' };
  const heading = HEADING.exec(raw);
  if (heading?.[2]) return { kind: 'heading', text: heading[2], level: heading[1]?.length ?? 1 };
  if (raw.includes('|') && DIVIDER.test(raw)) return { ...base, ...marked };
  if (ROW.test(raw) || (raw.includes('|') && next.includes('|') && DIVIDER.test(next))) return { ...base, kind: 'row', text: raw.trim() };
  if (RULE.test(raw) || /^\s*#+\s*$/u.test(raw)) return { ...base, ...marked };
  const quote = QUOTE.exec(raw);
  if (quote) return { ...base, kind: 'quote', text: (quote[1] ?? '').trimEnd() };
  const item = BULLET_NEEDS_BLANK.test(raw) ? null : ITEM.exec(raw);
  return item ? { ...base, kind: 'item', text: (item[1] ?? '').trim() } : { ...base, kind: 'text', text: raw.trim() };
}

/** Index of the line that ends the front matter; -1 when there is none. */
function endOfFrontMatter(written: readonly string[]): number {
  if (written[0]?.trimEnd() !== '---') return -1;
  const end = written.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  const inside = written.slice(1, Math.max(1, end));
  return end > 0 && end <= LONGEST_FRONT_MATTER && inside.some((line) => /^[\w\p{Script=Han}]+\s*:/u.test(line)) ? end : -1;
}

function indentOf(raw: string): number {
  return [...(/^[\t \u3000]*/u.exec(raw)?.[0] ?? '')].reduce((sum, blank) => sum + (blank === '\t' ? 4 : blank === '\u3000' ? 2 : 1), 0);
}

/** The cells of a table's row. `\|` is a stroke of the text, `<br>` a line break. */
export function rowCells(row: string): readonly string[] {
  const inside = row
    .trim()
    .replace(/^\|/u, '')
    .replace(/(?<!\\)\|$/u, '');
  return inside.split(/(?<!\\)\|/u).map((cell) =>
    cell
      .replace(/\\\|/gu, '|')
      .replace(/<br\s*\/?>/giu, '\n')
      .trim(),
  );
}
