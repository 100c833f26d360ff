import type { FieldName } from '../vocabulary/index.ts';
import type { Entry } from './entry.ts';
import type { ColumnSetting } from './read-header.ts';
import { type Cell, cellRef, type Merge, type Sheet, type SheetRow } from './sheet.ts';

/** A column of a script's table. */
export interface TableColumn {
  readonly column: number;
  /** its heading as written; empty when it has none */
  readonly heading: string;
  /** what it holds; null: something the script has no field for, kept among the remarks */
  readonly field: FieldName | null;
  /** what its heading says of every cell below; null for most */
  readonly setting: ColumnSetting | null;
}

/** A script's table found on a sheet. */
export interface Table {
  readonly sheet: Sheet;
  /** the row that ends the heading; 0 when the table has none */
  readonly headerRow: number;
  readonly columns: readonly TableColumn[];
  /** those of them that were told by their content, not by a heading */
  readonly guessed: readonly TableColumn[];
  /** rows above the heading */
  readonly above: readonly SheetRow[];
  readonly body: readonly SheetRow[];
  /** what stands above the table and holds for its rows until one of them says otherwise; absent: nothing */
  readonly section?: Entry['section'];
  /** its columns are as a person has confirmed them before */
  readonly remembered?: boolean;
}

/** How a table's columns were understood, for people to check. */
export interface TableMapping {
  readonly sheet: string;
  /** by what files like it are known again (`ImportMemory`) */
  readonly signature: string;
  /** its columns are as a person has confirmed them before */
  readonly remembered: boolean;
  readonly headerRow: number;
  readonly columns: readonly { readonly column: string; readonly heading: string; readonly field: FieldName | null }[];
}

/** Finds which cell a merged range repeats. Made once for a sheet: looking up takes no longer with thousands of ranges. */
export class Merges {
  /** by column, top to bottom; ranges of one column do not overlap */
  readonly #byColumn = new Map<number, readonly Merge[]>();
  readonly #cells = new Map<string, Cell>();

  constructor(sheet: Sheet) {
    const lists = new Map<number, Merge[]>();
    for (const row of sheet.rows) {
      for (const cell of row.cells) {
        this.#cells.set(cell.ref, cell);
        if (!lists.has(cell.column)) lists.set(cell.column, []);
      }
    }
    for (const merge of sheet.merges) {
      for (const [column, list] of lists) if (column >= merge.left && column <= merge.right) list.push(merge);
    }
    for (const [column, list] of lists)
      this.#byColumn.set(
        column,
        list.toSorted((a, b) => a.top - b.top),
      );
  }

  /** The merged range over a place; null when there is none. */
  over(row: number, column: number): Merge | null {
    const list = this.#byColumn.get(column) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((list[middle]?.top ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    const last = list[low - 1];
    return last && last.bottom >= row ? last : null;
  }

  /** The cell above whose value a merged range shows here. A range over several columns says its value in the first. */
  masterOf(row: number, column: number): Cell | null {
    const merge = this.over(row, column);
    if (!merge || merge.left !== column || merge.top === row) return null;
    return this.#cells.get(cellRef(merge.top, merge.left)) ?? null;
  }
}
