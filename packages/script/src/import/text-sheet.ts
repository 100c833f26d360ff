import { type Sheet, type SheetRow, textCell } from './sheet.ts';

/** A sheet of plain text cells. Row 1 is the first of `records`; empty records keep their number. */
export function textSheet(name: string, records: readonly (readonly string[])[]): Sheet {
  const rows: SheetRow[] = [];
  for (const [index, record] of records.entries()) {
    const cells = record.flatMap((raw, column) => textCell(index + 1, column + 1, raw) ?? []);
    if (cells.length > 0) rows.push({ number: index + 1, hidden: false, cells });
  }
  return { name, hidden: false, rows, merges: [], hiddenColumns: new Set() };
}
