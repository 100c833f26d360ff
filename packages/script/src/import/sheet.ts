/**
 * A table as the importer reads it, whatever it came from: a workbook, a CSV file, cells pasted from a spreadsheet.
 * `import/` knows only these types, so it depends on no file format.
 */

/** What a cell holds. `time` is a clock time without a date, `picture` a picture embedded in the cell, which has no text. */
export type CellKind = 'text' | 'number' | 'boolean' | 'date' | 'time' | 'error' | 'picture';

export interface Cell {
  /** `G3` */
  readonly ref: string;
  /** 1-based, as spreadsheets count */
  readonly row: number;
  /** 1-based: A is 1 */
  readonly column: number;
  readonly kind: CellKind;
  /** number: the number; boolean: true or false; time: minutes since midnight (1500 for 25:00); date: `2026-03-01`, or `2026-03-01T09:00` with a time; else the text */
  readonly value: string | number | boolean;
  /** as a person reads it: lines separated by \n, no control characters, trimmed; empty for a picture */
  readonly text: string;
  /** `none`: typed in; `cached`: the result a spreadsheet program stored; `uncalculated`: a formula without a stored result, so text is empty */
  readonly formula: 'none' | 'cached' | 'uncalculated';
  /** address of a hyperlink set on the cell; null when there is none */
  readonly link: string | null;
  /** comment attached to the cell; null when there is none */
  readonly comment: string | null;
}

export interface SheetRow {
  /** 1-based, as spreadsheets count */
  readonly number: number;
  readonly hidden: boolean;
  /** cells that hold something, left to right */
  readonly cells: readonly Cell[];
}

/** A merged range, inclusive. Only its top left cell holds a value. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** rows that hold something, top to bottom */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
  readonly hiddenColumns: ReadonlySet<number>;
  /**
   * Texts as the file has them, by cell reference, where reading made them tidier (blanks at the edges, line ends) or left nothing of them. Absent: none.
   * A workbook that Kuaishan wrote is read back letter by letter; an operator's own is read tidily.
   */
  readonly exact?: ReadonlyMap<string, string>;
  /** a document: row 12 is its line 12, and its one cell is called `L12`, as editors link to lines. Absent: a table */
  readonly lines?: true;
}

/** Name of a column as spreadsheets write it: 1 → A, 27 → AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** `G3` of row 3, column 7. */
export function cellRef(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}

/** Row and column of a reference such as `G3` or `$G$3`; null when it is none. */
export function readRef(ref: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(ref);
  if (!match?.[1] || !match[2]) return null;
  const column = [...match[1].toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]), column };
}

/** A cell of plain text, for tables that know no other kind; null for an empty one. */
export function textCell(row: number, column: number, raw: string): Cell | null {
  const text = cleanText(raw);
  if (text === '') return null;
  return { ref: cellRef(row, column), row, column, kind: 'text', value: text, text, formula: 'none', link: null, comment: null };
}

/** Text as the importer works with it: one kind of line end, no control or zero-width characters, blank edges cut. */
export function cleanText(raw: string): string {
  const lines = typedText(raw.replace(/\r\n?|\u2028|\u2029|\u0085/gu, '\n')).split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** What somebody can have typed of it: control characters never are and would make the script file unreadable; U+FEFF and U+200B are left over from copying. */
export function typedText(raw: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed
  return raw.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFEFF\u200B\uFFFE\uFFFF]/gu, '').toWellFormed();
}

/** A line of a document as a cell, called `L12`; null for an empty one. */
export function lineCell(line: number, raw: string, column = 1): Cell | null {
  const cell = textCell(line, column, raw);
  return cell && { ...cell, ref: lineRef(line) };
}

/** `L12`: a place in a document, written so that what reads cell references reads it too. */
export function lineRef(line: number): string {
  return `L${line}`;
}
