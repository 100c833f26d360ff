import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { cellPlace } from '../import/finding.ts';
import { cellRef } from '../import/sheet.ts';
import { textSheet } from '../import/text-sheet.ts';
import { decodeText } from './decode-text.ts';
import { MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS } from './limits.ts';
import type { WorkbookResult } from './read-workbook.ts';
import { Refusal, tooLarge } from './refusal.ts';
import { columnsLeftOut, rowsLeftOut } from './workbook-findings.ts';

/**
 * Reads a CSV or tab-separated file into one sheet. Rows are numbered as a spreadsheet numbers them: a record of several lines is one row.
 *
 * @param name name of the sheet
 * @throws {Refusal} when it cannot be read
 */
export function readCsv(bytes: Uint8Array, name: string): Extract<WorkbookResult, { ok: true }> {
  if (bytes.length > MAX_FILE_BYTES) {
    const megabytes = MAX_FILE_BYTES / 1024 / 1024;
    throw tooLarge({ 'zh-CN': `超过 ${megabytes} MB`, en: `it is over ${megabytes} MB` });
  }
  const text = decodeText(bytes);
  const records = parseRecords(text, { name, delimiter: guessDelimiter(text) });
  const filled = records.flatMap((record, index) => (record.some((cell) => cell.trim() !== '') ? [index] : []));
  const firstLeftOut = filled[MAX_ROWS] ?? null;
  const read = firstLeftOut === null ? records : records.slice(0, firstLeftOut);
  const wide = read.findIndex((record) => record.slice(MAX_COLUMNS).some((cell) => cell.trim() !== ''));
  return {
    ok: true,
    sheets: [
      textSheet(
        name,
        read.map((record) => record.slice(0, MAX_COLUMNS)),
      ),
    ],
    findings: [
      ...rowsLeftOut(name, {
        rowsLeftOut: Math.max(0, filled.length - MAX_ROWS),
        firstRowLeftOut: firstLeftOut === null ? null : firstLeftOut + 1,
      }),
      ...columnsLeftOut(name, { cellLeftOut: wide < 0 ? null : cellRef(wide + 1, MAX_COLUMNS + 1) }),
    ],
  };
}

/** @throws {Refusal} for a quotation mark that is never closed, with the cell it opens */
function parseRecords(text: string, o: { readonly name: string; readonly delimiter: string }): readonly (readonly string[])[] {
  try {
    return parse(text, { delimiter: o.delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const [rows, columns] = [error['records'], error['index']].map((count) => (typeof count === 'number' ? count : 0));
    throw neverClosed(cellPlace(o.name, cellRef((rows ?? 0) + 1, (columns ?? 0) + 1)), error);
  }
}

/** A quotation mark makes the rest of the file one cell. */
export function neverClosed(cell: string, cause: CsvError): Refusal {
  return new Refusal(
    'corrupt',
    {
      'zh-CN': ['这一格开头的引号没有结束，后面的行都被当成了它的内容。', '补上另一个引号，或去掉这个引号，再导入。'],
      en: [
        'The quotation mark that begins this cell is never closed, so all rows below became part of it.',
        'Add the other mark, or remove this one, and import again.',
      ],
    },
    { cause, where: { cell } },
  );
}

/** The most frequent of the usual separators in the first lines. */
export function guessDelimiter(text: string): string {
  const start = text.slice(0, 20_000).replace(/"[^"]*"/gu, '');
  const counted = [',', '\t', ';', '|'].map((delimiter) => ({ delimiter, count: start.split(delimiter).length - 1 }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}
