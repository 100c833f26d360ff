import { type Cell, cellRef, type Sheet } from '../sheet.ts';
import { Merges } from '../table.ts';

/** A sheet by row and column, as a workbook that Kuaishan wrote is read: texts letter by letter, merged cells with the value they show. */
export class OwnGrid {
  readonly sheet: Sheet;
  readonly #cells = new Map<string, Cell>();
  readonly #merges: Merges;

  constructor(sheet: Sheet) {
    this.sheet = sheet;
    this.#merges = new Merges(sheet);
    for (const row of sheet.rows) for (const cell of row.cells) this.#cells.set(cell.ref, cell);
  }

  /**
   * The cell shown at a place: of a merged range the one above, though the cells it covers keep their own values for the day somebody takes the range
   * apart to sort. Null when there is nothing.
   */
  cell(row: number, column: number): Cell | null {
    return this.#merges.masterOf(row, column) ?? this.#cells.get(cellRef(row, column)) ?? null;
  }

  /** The text there exactly as it was written; empty when there is none. */
  text(row: number, column: number): string {
    const cell = this.cell(row, column);
    const ref = cell?.ref ?? cellRef(row, column);
    return this.sheet.exact?.get(ref) ?? cell?.text ?? '';
  }

  /** The texts from a column on, to the row's end, joined: how one too long for a cell is kept. */
  textFrom(row: number, column: number): string {
    const cells = this.sheet.rows.find(({ number }) => number === row)?.cells ?? [];
    const last = Math.max(column, ...cells.map((cell) => cell.column), ...this.#exactColumns(row));
    return Array.from({ length: last - column + 1 }, (_, index) => this.text(row, column + index)).join('');
  }

  #exactColumns(row: number): readonly number[] {
    const ending = String(row);
    return [...(this.sheet.exact?.keys() ?? [])].flatMap((ref) => {
      const letters = /^[A-Z]+/u.exec(ref)?.[0] ?? '';
      return ref.slice(letters.length) === ending ? [[...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)] : [];
    });
  }
}
