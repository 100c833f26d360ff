import type { FieldName } from '../vocabulary/index.ts';
import { averageLength, bestColumn, cellsByColumn, contentTests, isClock, isDay } from './column-content.ts';
import type { Cell, Sheet, SheetRow } from './sheet.ts';
import type { Table, TableColumn } from './table.ts';

/**
 * Reads a table without a heading by what its columns hold: times look like times, roles like roles; the column with the longest texts is the copy, a column of
 * short texts left of it the action. Null when no column holds times or days, or none copy: then it is no script, just text.
 */
export function guessColumns(sheet: Sheet): Table | null {
  const columns = new Map(cellsByColumn(sheet.rows));
  const all = [...columns.keys()].toSorted((a, b) => a - b);
  const fields = new Map<number, FieldName>();
  for (const test of contentTests) {
    const best = bestColumn(columns, test);
    if (best === null) continue;
    fields.set(best, test.field);
    columns.delete(best);
  }
  const timed = [...fields.values()].some((field) => field === 'time' || field === 'day');
  const free = [...columns].map(([column, cells]) => ({ column, length: averageLength(cells), count: cells.length }));
  const copy = free.toSorted((a, b) => b.length - a.length)[0];
  if (!timed || !copy) return null;
  fields.set(copy.column, 'text');
  const title = free
    .toSorted((a, b) => a.column - b.column)
    .filter(({ column, count }) => column < copy.column && count >= sheet.rows.length / 2)
    .at(-1);
  if (title && title.length <= 20) fields.set(title.column, 'title');
  const named = all.map((column): TableColumn => ({ column, heading: '', field: fields.get(column) ?? null, setting: null }));
  return { sheet, headerRow: 0, columns: named, guessed: named, above: [], body: sheet.rows };
}

/** Copy is longer than the words of any other column. */
const SHORTEST_COPY = 15;

/**
 * Completes what a heading says by what its columns hold: a column without a heading, or under a word nobody knows, that holds what the table lacks; and a column headed
 * 时间 that holds days.
 */
export function completeColumns(
  columns: readonly TableColumn[],
  body: readonly SheetRow[],
): { readonly columns: readonly TableColumn[]; readonly guessed: readonly TableColumn[] } {
  const cells = cellsByColumn(body);
  const guessed: TableColumn[] = [];
  const known = new Map(columns.map((column) => [column.column, column]));
  const has = (field: FieldName): boolean => [...known.values()].some((column) => column.field === field);
  const guess = (column: number, field: FieldName): void => {
    const made = { column, heading: known.get(column)?.heading ?? '', field, setting: null };
    known.set(column, made);
    guessed.push(made);
  };
  const time = columns.find(({ field }) => field === 'time');
  if (time && !has('day') && mostly(cells.get(time.column) ?? [], isDay) && !mostly(cells.get(time.column) ?? [], isClock))
    guess(time.column, 'day');
  const free = new Map([...cells].filter(([column]) => (known.get(column)?.field ?? null) === null));
  for (const test of contentTests) {
    if (test.field === 'attachments' || has(test.field) || (test.field === 'time' && has('when'))) continue;
    const best = bestColumn(free, test);
    if (best === null) continue;
    guess(best, test.field);
    free.delete(best);
  }
  const [copy] = [...free]
    .filter(([, own]) => averageLength(own) >= SHORTEST_COPY)
    .toSorted((a, b) => averageLength(b[1]) - averageLength(a[1]));
  if (copy && !has('text')) guess(copy[0], 'text');
  return { columns: [...known.values()].toSorted((a, b) => a.column - b.column), guessed };
}

function mostly(cells: readonly Cell[], test: (cell: Cell) => boolean): boolean {
  return cells.length > 0 && cells.filter(test).length / cells.length >= 0.6;
}
