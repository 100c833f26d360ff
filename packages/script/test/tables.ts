/** Sheets made of plain values, for tests that need no file. */
import { type Cell, cellRef, type Merge, readRef, type Sheet } from '../src/import/sheet.ts';

export type PlainCell = string | number | null | Partial<Cell>;

/** A sheet of rows of values; `''` and null are empty cells. Merged ranges as spreadsheets write them: `A1:C1`. */
export function sheetOf(
  name: string,
  rows: readonly (readonly PlainCell[])[],
  o: { readonly merges?: readonly string[]; readonly hidden?: boolean; readonly hiddenRows?: readonly number[] } = {},
): Sheet {
  return {
    name,
    hidden: o.hidden ?? false,
    rows: rows.flatMap((row, index) => {
      const cells = row.flatMap((value, column) => cellOf(value, index + 1, column + 1) ?? []);
      return cells.length === 0 ? [] : [{ number: index + 1, hidden: o.hiddenRows?.includes(index + 1) ?? false, cells }];
    }),
    merges: (o.merges ?? []).map(mergeOf),
    hiddenColumns: new Set(),
  };
}

function cellOf(value: PlainCell, row: number, column: number): Cell | null {
  if (value === null || value === '') return null;
  const base = { ref: cellRef(row, column), row, column, formula: 'none', link: null, comment: null } as const;
  if (typeof value === 'string') return { ...base, kind: 'text', value, text: value };
  if (typeof value === 'number') return { ...base, kind: 'number', value, text: String(value) };
  return { ...base, kind: 'text', value: '', text: '', ...value };
}

function mergeOf(range: string): Merge {
  const [from, to] = range.split(':').map((ref) => readRef(ref));
  if (!from || !to) throw new Error(`not a range: ${range}`);
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}
