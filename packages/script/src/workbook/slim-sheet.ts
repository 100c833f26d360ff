import { cellRef, type Merge, readRef } from '../import/sheet.ts';
import { MAX_COLUMNS, MAX_PART_XML } from './limits.ts';
import { corrupt, tooLarge } from './refusal.ts';
import { attributes, plainNames, streamPart, tags, type Unpacking } from './xml.ts';

/** A worksheet cut down to what is read, before any library builds objects of it. */
export interface SlimSheet {
  /** `<row>` elements with something in them, at most `maxRows`; every row and cell has its reference */
  readonly rowsXml: string;
  /** rows with something in them that were left out, and the number of the first; 0 and null when all were read */
  readonly rowsLeftOut: number;
  readonly firstRowLeftOut: number | null;
  /** first cell beyond MAX_COLUMNS that holds something */
  readonly cellLeftOut: string | null;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merges: readonly Merge[];
  /** cell → relation id or address */
  readonly links: readonly { readonly ref: string; readonly relation: string | null; readonly target: string | null }[];
}

/** Numbers shared strings anew in the order they are met, so that only those that are used need be kept. */
export interface StringNumbers {
  readonly newByOld: Map<number, number>;
}

/** XML of cells that may still be kept, over all sheets. */
export interface CellBudget {
  left: number;
}

/**
 * Reads a worksheet's XML as a stream, keeping the first rows that hold something and counting the rest. A sheet of any length
 * takes the memory of `maxRows` rows.
 *
 * @throws {Refusal} when its XML is broken or a single row is absurdly long
 */
export async function slimSheet(o: {
  readonly unpacking: Unpacking;
  readonly path: string;
  readonly strings: StringNumbers;
  readonly budget: CellBudget;
  /** rows with something in them that are kept */
  readonly maxRows: number;
}): Promise<SlimSheet> {
  const reader = new SheetReader(o);
  const found = await streamPart(o.unpacking, o.path, (piece) => reader.take(piece));
  if (!found) throw corrupt({ 'zh-CN': `缺少 “${o.path}”`, en: `"${o.path}" is missing` });
  return reader.finish();
}

/** A tag may be cut in two by the end of a piece; the longest that is looked for, with a prefix, is shorter than this. */
const LOOK_AHEAD = 64;

/** The last row a worksheet can have. */
const LAST_ROW = 1_048_576;

class SheetReader {
  readonly #path: string;
  readonly #strings: StringNumbers;
  readonly #budget: CellBudget;
  readonly #maxRows: number;
  readonly #kept: string[] = [];
  readonly #hiddenRows = new Set<number>();
  #buffer = '';
  #part: 'head' | 'rows' | 'tail' = 'head';
  #prefix = '';
  #head = '';
  #lastRow = 0;
  #rowsLeftOut = 0;
  #firstRowLeftOut: number | null = null;
  #cellLeftOut: string | null = null;

  constructor(o: { readonly path: string; readonly strings: StringNumbers; readonly budget: CellBudget; readonly maxRows: number }) {
    this.#path = o.path;
    this.#strings = o.strings;
    this.#budget = o.budget;
    this.#maxRows = o.maxRows;
  }

  /** Takes the next piece of the part; false: go on. */
  take(piece: string): boolean {
    this.#buffer += piece;
    if (this.#part === 'head') this.#readHead();
    if (this.#part === 'rows') this.#readRows(LOOK_AHEAD);
    if (this.#buffer.length > MAX_PART_XML) {
      const megabytes = MAX_PART_XML / 1024 / 1024;
      throw tooLarge({ 'zh-CN': `“${this.#path}” 里有一段超过 ${megabytes} MB`, en: `a piece of "${this.#path}" is over ${megabytes} MB` });
    }
    return false;
  }

  #readHead(): void {
    const start = /<((?:[A-Za-z][\w.-]*:)?)sheetData(?:\s[^>]*)?>/u.exec(this.#buffer);
    if (!start) return;
    this.#prefix = start[1] ?? '';
    this.#head = plainNames(this.#buffer.slice(0, start.index));
    this.#buffer = this.#buffer.slice(start.index + start[0].length);
    this.#part = start[0].endsWith('/>') ? 'tail' : 'rows';
  }

  #readRows(lookAhead: number): void {
    const open = `<${this.#prefix}row`;
    const close = `</${this.#prefix}row>`;
    const end = `</${this.#prefix}sheetData`;
    let at = 0;
    while (true) {
      const start = this.#buffer.indexOf('<', at);
      if (start < 0 || this.#buffer.length - start < lookAhead) {
        at = start < 0 ? this.#buffer.length : start;
        break;
      }
      if (this.#buffer.startsWith(end, start)) {
        this.#part = 'tail';
        at = start;
        break;
      }
      if (!this.#buffer.startsWith(open, start)) {
        at = start + 1;
        continue;
      }
      const tagEnd = this.#buffer.indexOf('>', start);
      if (tagEnd < 0) {
        at = start;
        break;
      }
      if (this.#buffer[tagEnd - 1] === '/') {
        this.#lastRow = Number(attributes(this.#buffer.slice(start, tagEnd))['r'] ?? this.#lastRow + 1);
        at = tagEnd + 1;
        continue;
      }
      const rowEnd = this.#buffer.indexOf(close, tagEnd);
      if (rowEnd < 0) {
        at = start;
        break;
      }
      this.#takeRow(this.#buffer.slice(start, tagEnd), this.#buffer.slice(tagEnd + 1, rowEnd));
      at = rowEnd + close.length;
    }
    this.#buffer = this.#buffer.slice(at);
  }

  #takeRow(tag: string, content: string): void {
    const row = attributes(tag);
    const number = row['r'] === undefined ? this.#lastRow + 1 : Number(row['r']);
    if (!Number.isInteger(number) || number < 1) {
      throw corrupt({ 'zh-CN': `“${this.#path}” 的行号不对`, en: `"${this.#path}" has a wrong row number` });
    }
    if (number > LAST_ROW)
      throw tooLarge({ 'zh-CN': `“${this.#path}” 超过 ${LAST_ROW} 行`, en: `"${this.#path}" has more than ${LAST_ROW} rows` });
    this.#lastRow = number;
    // a row of formatted but empty cells is common at the end of a sheet; it holds nothing
    if (!/<(?:[\w.-]+:)?(?:v|is|f)[\s>]/u.test(content)) return;
    if (this.#kept.length >= this.#maxRows || this.#budget.left <= 0) {
      this.#rowsLeftOut += 1;
      this.#firstRowLeftOut ??= number;
      return;
    }
    const cells = this.#slimCells(this.#prefix === '' ? content : plainNames(content), number);
    if (cells === '') return;
    if (row['hidden'] === '1' || row['hidden'] === 'true') this.#hiddenRows.add(number);
    const xml = `<row r="${number}">${cells}</row>`;
    this.#budget.left -= xml.length;
    this.#kept.push(xml);
  }

  /** Cells that hold something, each with its reference, shared strings renumbered. */
  #slimCells(content: string, row: number): string {
    let column = 0;
    let cells = '';
    for (const match of content.matchAll(/<c((?:\s[^>]*?)?)(?:\/>|>(.*?)<\/c>)/gsu)) {
      const cell = attributes(match[1] ?? '');
      column = readRef(cell['r'] ?? '')?.column ?? column + 1;
      const inner = match[2] ?? '';
      if (!/<(?:v|is|f)[\s>]/u.test(inner)) continue;
      if (column > MAX_COLUMNS) {
        this.#cellLeftOut ??= cellRef(row, column);
        continue;
      }
      // a formula's text result in a cell formatted as a date must not be read as a date
      const style = cell['s'] === undefined || cell['t'] === 'str' ? '' : ` s="${Number(cell['s'])}"`;
      const type = cell['t'] === undefined ? '' : ` t="${cell['t'].replace(/\W/gu, '')}"`;
      cells += `<c r="${cellRef(row, column)}"${style}${type}>${cell['t'] === 's' ? this.#renumber(inner) : inner}</c>`;
    }
    return cells;
  }

  #renumber(inner: string): string {
    const { newByOld } = this.#strings;
    return inner.replace(/(<v[^>]*>)\s*(\d+)\s*(?=<\/v>)/u, (_, tag: string, old: string) => {
      const known = newByOld.get(Number(old));
      const number = known ?? newByOld.size;
      if (known === undefined) newByOld.set(Number(old), number);
      return `${tag}${number}`;
    });
  }

  finish(): SlimSheet {
    if (this.#part === 'rows') this.#readRows(0);
    if (this.#part === 'rows' || (this.#part === 'head' && !/<\/(?:[\w.-]+:)?worksheet\s*>/u.test(this.#buffer))) {
      throw corrupt({ 'zh-CN': `“${this.#path}” 不完整`, en: `"${this.#path}" is cut off` });
    }
    const tail = plainNames(this.#buffer);
    return {
      rowsXml: this.#kept.join(''),
      rowsLeftOut: this.#rowsLeftOut,
      firstRowLeftOut: this.#firstRowLeftOut,
      cellLeftOut: this.#cellLeftOut,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: readHiddenColumns(this.#head),
      merges: [...tags(tail, 'mergeCell')].flatMap((merge) => readMerge(merge['ref'] ?? '') ?? []),
      links: [...tags(tail, 'hyperlink')].map((link) => ({
        ref: (link['ref'] ?? '').replace(/:.*$/u, ''),
        relation: link['id'] ?? null,
        target: link['location'] ?? null,
      })),
    };
  }
}

function readHiddenColumns(head: string): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const span of tags(head, 'col')) {
    if (span['hidden'] !== '1' && span['hidden'] !== 'true') continue;
    const last = Math.min(Number(span['max']), MAX_COLUMNS);
    for (let column = Number(span['min']); column <= last; column += 1) hidden.add(column);
  }
  return hidden;
}

function readMerge(ref: string): Merge | null {
  const [from, to] = ref.split(':').map(readRef);
  if (!from || !to) return null;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}
