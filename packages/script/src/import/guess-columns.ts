import type { FieldName } from '../vocabulary/index.ts';
import { readDay } from './read-day.ts';
import { readPlaces } from './read-place.ts';
import { readRole } from './read-role.ts';
import { readStage } from './read-stage.ts';
import { readTime } from './read-time.ts';
import type { Cell, Sheet } from './sheet.ts';
import type { Table, TableColumn } from './table.ts';

type Test = (cell: Cell) => boolean;

/** What the cells of a column must be to be taken for a field, asked in this order; the share of cells that must be so. */
const tests: readonly { readonly field: FieldName; readonly share: number; readonly test: Test }[] = [
  {
    field: 'time',
    share: 0.6,
    test: (cell) => /[:：点時时]|am|pm/iu.test(cell.text) && isClock(cell) && [...cell.text].length <= 24,
  },
  { field: 'day', share: 0.6, test: (cell) => [...cell.text].length <= 24 && readDay(cell) !== null },
  { field: 'stage', share: 0.6, test: (cell) => [...cell.text].length <= 12 && readStage(cell.text) !== null },
  { field: 'who', share: 0.6, test: (cell) => [...cell.text].length <= 16 && readRole(cell.text) !== null },
  {
    field: 'where',
    share: 0.6,
    test: (cell) =>
      [...cell.text].length <= 12 && readPlaces(cell.text).every((place) => place.kind === 'place' || place.elsewhere !== null),
  },
  { field: 'attachments', share: 0.5, test: (cell) => /\.(?:png|jpe?g|gif|webp|mp[34]|mov|pdf|docx?|pptx?|xlsx?|zip)\b/iu.test(cell.text) },
];

/**
 * Reads a table without a heading by what its columns hold: times look like times, roles like roles; the column with the longest texts is the copy, a column of
 * short texts left of it the action. Null when no column holds copy.
 */
export function guessColumns(sheet: Sheet): Table | null {
  const columns = new Map<number, Cell[]>();
  for (const row of sheet.rows) {
    for (const cell of row.cells) columns.set(cell.column, [...(columns.get(cell.column) ?? []), cell]);
  }
  const fields = new Map<number, FieldName>();
  for (const { field, share, test } of tests) {
    const best = [...columns]
      .filter(([column]) => !fields.has(column))
      .map(([column, cells]) => ({ column, share: cells.filter(test).length / cells.length, count: cells.length }))
      .filter((candidate) => candidate.share >= share)
      .toSorted((a, b) => b.share - a.share || b.count - a.count || a.column - b.column)[0];
    if (best) fields.set(best.column, field);
  }
  // without a column of times or days it is no script, just text
  if (![...fields.values()].some((field) => field === 'time' || field === 'day')) return null;
  const free = [...columns]
    .filter(([column]) => !fields.has(column))
    .map(([column, cells]) => ({ column, length: averageLength(cells), count: cells.length }));
  const copy = free.toSorted((a, b) => b.length - a.length)[0];
  if (!copy) return null;
  fields.set(copy.column, 'text');
  const title = free.filter(({ column, count }) => column < copy.column && count >= sheet.rows.length / 2).at(-1);
  if (title && title.length <= 20) fields.set(title.column, 'title');
  const named: TableColumn[] = [...columns.keys()]
    .toSorted((a, b) => a - b)
    .map((column) => ({ column, heading: '', field: fields.get(column) ?? null, setting: null }));
  return { sheet, headerRow: 0, columns: named, above: [], body: sheet.rows };
}

function isClock(cell: Cell): boolean {
  const reading = readTime(cell);
  return reading.kind === 'clock' && reading.rest === '';
}

function averageLength(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + [...cell.text].length, 0) / cells.length;
}
