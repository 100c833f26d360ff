import type { FieldName } from '../vocabulary/index.ts';
import { readDay } from './read-day.ts';
import { readPlaces } from './read-place.ts';
import { readRole } from './read-role.ts';
import { readStage } from './read-stage.ts';
import { readTime } from './read-time.ts';
import type { Cell, SheetRow } from './sheet.ts';

/** What a column's cells must be to be taken for a field, and the share of them that must be so. Asked in this order. */
export interface ContentTest {
  readonly field: FieldName;
  readonly share: number;
  readonly test: (cell: Cell) => boolean;
}

export const contentTests: readonly ContentTest[] = [
  { field: 'time', share: 0.6, test: isClock },
  { field: 'day', share: 0.6, test: isDay },
  { field: 'stage', share: 0.6, test: (cell) => isShort(cell, 12) && readStage(cell.text) !== null },
  { field: 'who', share: 0.6, test: (cell) => isShort(cell, 16) && readRole(cell.text) !== null },
  { field: 'where', share: 0.6, test: isPlace },
  { field: 'attachments', share: 0.5, test: (cell) => /\.(?:png|jpe?g|gif|webp|mp[34]|mov|pdf|docx?|pptx?|xlsx?|zip)\b/iu.test(cell.text) },
];

/** A clock time and nothing else; a bare number is none. */
export function isClock(cell: Cell): boolean {
  if (cell.kind === 'time') return true;
  if (cell.kind === 'number') return typeof cell.value === 'number' && cell.value > 0 && cell.value < 1;
  if (!isShort(cell, 24) || !/[:：点時时]|am|pm/iu.test(cell.text)) return false;
  const reading = readTime(cell);
  return reading.kind === 'clock' && reading.rest === '';
}

/** A day and no clock time beside it. */
export function isDay(cell: Cell): boolean {
  const reading = isShort(cell, 24) ? readDay(cell) : null;
  return reading !== null && !/\d\s*[:：点]/u.test(reading.rest);
}

function isPlace(cell: Cell): boolean {
  const places = isShort(cell, 12) ? readPlaces(cell.text) : [];
  return places.length > 0 && places.every((place) => place.kind === 'place' || place.elsewhere !== null);
}

function isShort(cell: Cell, most: number): boolean {
  return cell.text.length <= most * 2 && [...cell.text].length <= most;
}

/** Enough to tell what a column holds. */
const SAMPLED_ROWS = 200;

/** The cells of each column that hold text, of the first rows. */
export function cellsByColumn(rows: readonly SheetRow[]): ReadonlyMap<number, readonly Cell[]> {
  const columns = new Map<number, Cell[]>();
  for (const row of rows.slice(0, SAMPLED_ROWS)) {
    for (const cell of row.cells) {
      if (cell.text === '') continue;
      const list = columns.get(cell.column);
      if (list) list.push(cell);
      else columns.set(cell.column, [cell]);
    }
  }
  return columns;
}

/** The column that a test fits best; null when none reaches its share. */
export function bestColumn(columns: ReadonlyMap<number, readonly Cell[]>, { share, test }: ContentTest): number | null {
  const [best] = [...columns]
    .map(([column, cells]) => ({ column, share: cells.filter(test).length / cells.length, count: cells.length }))
    .filter((candidate) => candidate.share >= share)
    .toSorted((a, b) => b.share - a.share || b.count - a.count || a.column - b.column);
  return best?.column ?? null;
}

/** Letters in a cell, on average. */
export function averageLength(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + [...cell.text].length, 0) / Math.max(1, cells.length);
}
