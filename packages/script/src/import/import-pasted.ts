import type { Finding } from '../script.ts';
import { findTables } from './find-tables.ts';
import { cellPlace } from './finding.ts';
import { guessColumns } from './guess-columns.ts';
import { importFound, importTable } from './import-table.ts';
import type { ImportedTable, ImportOptions } from './imported-table.ts';
import { importMarkdown } from './markdown/import-markdown.ts';
import { looksLikeDocument } from './markdown/looks-like-document.ts';
import { parsePasted } from './parse-pasted.ts';
import type { Sheet } from './sheet.ts';
import { rowsBeyondScript } from './table-findings.ts';
import { textSheet } from './text-sheet.ts';

/** Rows read of a paste, as many as of a workbook's sheet. */
const MOST_ROWS = 5_000;

/**
 * Makes a script of cells pasted from a spreadsheet, or of a document's text. Without a heading, what each column holds is guessed from its content, and a finding says how.
 */
export function importPasted(text: string, options: ImportOptions): ImportedTable {
  if (looksLikeDocument(text)) return importMarkdown(text, options);
  const name = options.locale === 'en' ? 'pasted' : '粘贴';
  const records = parsePasted(text);
  const sheet = textSheet(name, records.slice(0, MOST_ROWS));
  const cut = beyond(sheet, records.length);
  if (findTables([sheet], options.memory).tables.length > 0) return withFindings(importTable([sheet], options), cut);
  const table = guessColumns(sheet);
  if (!table) return withFindings(importTable([sheet], options), cut);
  return importFound({ tables: [table], others: [], findings: cut, options });
}

function beyond(sheet: Sheet, count: number): readonly Finding[] {
  if (count <= MOST_ROWS) return [];
  const most = { 'zh-CN': `${MOST_ROWS} 行`, en: `${MOST_ROWS} rows` };
  return [
    rowsBeyondScript({
      first: cellPlace(sheet.name, `A${MOST_ROWS + 1}`),
      last: cellPlace(sheet.name, `A${count}`),
      count: count - MOST_ROWS,
      most,
    }),
  ];
}

function withFindings(imported: ImportedTable, findings: readonly Finding[]): ImportedTable {
  return findings.length === 0 ? imported : { ...imported, findings: [...findings, ...imported.findings] };
}
