import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { recogniseFile } from '../bytes/recognise-file.ts';
import type { Cell, Sheet } from '../import/sheet.ts';
import type { Finding } from '../script.ts';
import { decodeText } from './decode-text.ts';
import { guessDelimiter, neverClosed } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { Refusal } from './refusal.ts';

/** A line of a text file or a row of a sheet: where it stands, and its cells as texts. */
export interface TableRecord {
  /** `12` in a text file (its first line), `Sheet1!A12` in a workbook */
  readonly place: string;
  readonly cells: readonly string[];
}

export type RecordsResult =
  | { readonly ok: true; readonly records: readonly TableRecord[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** What is read of a file of records, far beyond a script's table. */
export interface RecordLimits {
  /** of a text file */
  readonly lines: number;
  /** of a workbook, whose cells take more memory */
  readonly rows: number;
}

/**
 * Reads a table of records (a shop's orders): a workbook's fullest visible sheet, or CSV divided by commas, semicolons or tabs in whatever encoding.
 * Blank lines are left out. A file beyond the limits is refused, not cut.
 */
export async function readRecords(bytes: Uint8Array, name: string, limits: RecordLimits): Promise<RecordsResult> {
  const kind = recogniseFile(bytes);
  const namedWorkbook = /\.(?:xls[xmb]?|et|ods)$/iu.test(name);
  if (kind === 'text' && !namedWorkbook) return refusing(() => textRecords(bytes, name, limits.lines));
  if (kind === 'binary' && /\.(?:csv|tsv|txt|tab)$/iu.test(name)) return refusing(() => textRecords(bytes, name, limits.lines));
  // some 60 bytes of XML for a cell and 30 for its text
  const read = await readWorkbook(bytes, { limits: { rows: limits.rows, cellXml: limits.rows * 1_500, stringXml: limits.rows * 1_000 } });
  if (!read.ok) return read;
  const cut = read.findings.filter(({ severity }) => severity === 'error');
  if (cut.length > 0) return refusing(() => tooManyLines(limits.rows, true));
  return { ok: true, records: sheetRecords(read.sheets) };
}

function refusing(read: () => readonly TableRecord[]): RecordsResult {
  try {
    return { ok: true, records: read() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, findings: [error.finding] };
    throw error;
  }
}

function textRecords(bytes: Uint8Array, name: string, most: number): readonly TableRecord[] {
  // one kind of line end, so that lines are counted as editors count them
  const text = decodeText(bytes).replace(/\r\n?/gu, '\n');
  const options = { delimiter: guessDelimiter(text), relax_quotes: true, relax_column_count: true, skip_empty_lines: false };
  const parsed = (to: number): readonly (readonly string[])[] => parse(text, { ...options, to });
  try {
    const records = placed(parsed(most + 1));
    return records.length > most ? tooManyLines(most, false) : records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const before = Number(error['records']);
    const line = before > 0 ? linesOf(parsed(before)) + 1 : 1;
    throw neverClosed(`${name}:${line}`, error);
  }
}

/** Records at the lines they begin on: each takes one line, and one for each line break in its cells. */
function placed(records: readonly (readonly string[])[]): readonly TableRecord[] {
  let line = 1;
  return records.map((cells) => {
    const place = String(line);
    line += linesOf([cells]);
    return { place, cells };
  });
}

function linesOf(records: readonly (readonly string[])[]): number {
  return records.reduce(
    (sum, cells) => cells.reduce((lines, cell) => lines + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), sum + 1),
    0,
  );
}

/** The sheet with most rows; a workbook's others are summaries or explanations. */
function sheetRecords(sheets: readonly Sheet[]): readonly TableRecord[] {
  const [sheet] = sheets.filter(({ hidden }) => !hidden).toSorted((a, b) => b.rows.length - a.rows.length);
  if (!sheet) return [];
  return sheet.rows.map(({ number, cells }) => {
    const last = cells.at(-1)?.column ?? 0;
    const texts = Array.from({ length: last }, () => '');
    for (const cell of cells) texts[cell.column - 1] = recordText(cell, sheet);
    return { place: `${sheet.name}!A${number}`, cells: texts };
  });
}

/** Whole numbers with all their digits: phones and order numbers are numbers only by accident. Beyond fifteen digits a spreadsheet has lost the last ones. */
function recordText(cell: Cell, sheet: Sheet): string {
  if (cell.kind === 'number' && typeof cell.value === 'number' && Number.isInteger(cell.value)) {
    return Math.abs(cell.value) < 1e15 ? String(cell.value) : cell.value.toExponential();
  }
  return cell.kind === 'date' ? (sheet.exact?.get(cell.ref) ?? cell.text) : cell.text;
}

function tooManyLines(most: number, workbook: boolean): never {
  const [zh, en] = workbook ? ['工作簿', 'workbook'] : ['文件', 'file'];
  throw new Refusal('too-large', {
    'zh-CN': [
      `${zh}太大：超过 ${most} 行。`,
      workbook ? '另存为 CSV 再导入，或按月份分成几个文件。' : '按月份分成几个文件，一个一个导入。',
    ],
    en: [
      `The ${en} is too large: it has more than ${most} rows.`,
      workbook ? 'Save it as CSV and import that, or split it by month.' : 'Split it by month and import one file after the other.',
    ],
  });
}
