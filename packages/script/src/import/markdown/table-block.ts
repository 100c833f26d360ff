import type { Finding } from '../../script.ts';
import { cellFindings } from '../cell-findings.ts';
import { columnsGuessed } from '../column-findings.ts';
import type { Entry } from '../entry.ts';
import { findTables } from '../find-tables.ts';
import { guessColumns } from '../guess-columns.ts';
import { readRows } from '../read-rows.ts';
import { lineCell, type Sheet, type SheetRow } from '../sheet.ts';
import { type DocumentLine, rowCells } from './document-lines.ts';
import { inlineText } from './inline-text.ts';

/**
 * Reads a table of a document as a table of a sheet. Its heading may lack the day, which stands above it; without a heading that names anything its columns are
 * told by their content. Null: it is no part of a script.
 */
export function readTableBlock(
  lines: readonly DocumentLine[],
  { sheet, section }: { readonly sheet: Sheet; readonly section: Entry['section'] },
): { readonly entries: readonly Entry[]; readonly notes: readonly SheetRow[]; readonly findings: readonly Finding[] } | null {
  const rows = lines.flatMap((line): SheetRow[] => {
    const cells = rowCells(line.text).flatMap((text, index) => lineCell(line.number, wordsOf(text), index + 1) ?? []);
    return cells.length === 0 ? [] : [{ number: line.number, hidden: false, cells }];
  });
  const own: Sheet = { ...sheet, rows };
  const [found] = findTables([{ ...own, name: '' }]).tables;
  const table = found ?? guessColumns(own);
  if (!table) return null;
  const read = readRows({ ...table, sheet, section });
  if (read.entries.length === 0) return null;
  return {
    entries: read.entries,
    notes: [...table.above, ...read.notes],
    findings: [
      ...(table.guessed.length > 0 ? [columnsGuessed({ ...table, sheet })] : []),
      ...read.findings,
      ...cellFindings(sheet, table.body),
    ],
  };
}

/** Pictures in a cell stand there as the names of their files. */
function wordsOf(cell: string): string {
  const { text, files } = inlineText(cell);
  return [text, ...files].filter((part) => part.trim() !== '').join('\n');
}
