import { fieldOfHeading, type OrderField } from './order-fields.ts';
import { readAmount } from './read-amount.ts';
import { readOrderTime } from './read-order-time.ts';
import { readPhone } from './read-phone.ts';

/** Which field each column holds, by position; null: none of ours. */
export type ColumnMapping = readonly (OrderField | null)[];

export interface OrderTable {
  /** index of the heading's row among the records; -1 when the file has none */
  readonly headerRow: number;
  readonly headings: readonly string[];
}

/** Lines above the heading: the shop's name, the period, a note. */
const HEADER_WITHIN_ROWS = 20;
/** Rows looked at to tell a column by its content. */
const SAMPLE_ROWS = 200;

/** Finds the heading: the row that names most fields, and at least two; else a first row of words over rows of numbers. */
export function findHeading(records: readonly (readonly string[])[]): OrderTable {
  let best = { row: -1, named: 1 };
  for (const [row, cells] of records.slice(0, HEADER_WITHIN_ROWS).entries()) {
    const named = new Set(cells.flatMap((cell) => fieldOfHeading(cell)?.field ?? [])).size;
    if (named > best.named) best = { row, named };
  }
  const digits = (cells: readonly string[] | undefined) => (cells ?? []).some((cell) => /\d/u.test(cell));
  if (best.row < 0 && !digits(records[0]) && digits(records[1])) best = { row: 0, named: 0 };
  const width = records.slice(0, SAMPLE_ROWS).reduce((most, cells) => Math.max(most, cells.length), 0);
  const written = records[best.row] ?? [];
  return { headerRow: best.row, headings: Array.from({ length: width }, (_, column) => written[column]?.trim() ?? '') };
}

/** Proposes what each column holds: by its heading, and by its content where no heading says it. Each field is given to one column. */
export function proposeColumns(table: OrderTable, records: readonly (readonly string[])[]): ColumnMapping {
  const sample = records.slice(table.headerRow + 1, table.headerRow + 1 + SAMPLE_ROWS);
  const mapping = table.headings.map((): OrderField | null => null);
  const read = table.headings.map((heading) => fieldOfHeading(heading));
  const filled = (column: number) => sample.some((cells) => (cells[column] ?? '').trim() !== '');
  const ranked = read
    .map((reading, column) => ({ reading, column, rank: (reading?.rank ?? 0) + (filled(column) ? 0 : 10) }))
    .toSorted((a, b) => a.rank - b.rank);
  for (const { reading, column } of ranked) if (reading && !mapping.includes(reading.field)) mapping[column] = reading.field;
  for (const field of ['phone', 'orderedAt', 'number', 'paid'] as const) {
    if (mapping.includes(field) || (field === 'paid' && mapping.includes('linePaid'))) continue;
    const column = bestByContent(field, sample, mapping);
    if (column !== null) mapping[column] = field;
  }
  // both say what was paid: the whole order's amount is enough
  if (mapping.includes('paid') && mapping.includes('linePaid')) mapping[mapping.indexOf('linePaid')] = null;
  if (mapping.includes('paid') && differsWithinOrders(mapping, sample)) mapping[mapping.indexOf('paid')] = 'linePaid';
  return mapping;
}

/** Of this many cells that are filled so many must look right. */
const ENOUGH = 0.7;

const looksRight: Readonly<Record<'phone' | 'orderedAt' | 'number' | 'paid', (cell: string) => boolean>> = {
  phone: (cell) => readPhone(cell).ok,
  orderedAt: (cell) => /[-/:年]/u.test(cell) && readOrderTime(cell, 'UTC') !== null,
  number: (cell) => /^(?=.*\d)[A-Za-z0-9_-]{6,40}$/u.test(cell.trim()) && !readPhone(cell).ok,
  paid: (cell) => /[.¥￥]/u.test(cell) && readAmount(cell, 'CNY') !== null,
};

function bestByContent(field: keyof typeof looksRight, sample: readonly (readonly string[])[], taken: ColumnMapping): number | null {
  let best: { column: number; share: number } | null = null;
  for (const [column, already] of taken.entries()) {
    if (already !== null) continue;
    const cells = sample.flatMap((row) => ((row[column] ?? '').trim() === '' ? [] : [row[column] ?? '']));
    const share = cells.filter(looksRight[field]).length / Math.max(1, cells.length);
    if (cells.length > 0 && share >= ENOUGH && share > (best?.share ?? 0)) best = { column, share };
  }
  return best?.column ?? null;
}

/** Lines of one order that name different amounts: each is the line's own. */
function differsWithinOrders(mapping: ColumnMapping, sample: readonly (readonly string[])[]): boolean {
  const [number, paid] = [mapping.indexOf('number'), mapping.indexOf('paid')];
  if (number < 0) return false;
  const first = new Map<string, string>();
  return sample.some((cells) => {
    const [key, amount] = [(cells[number] ?? '').trim(), (cells[paid] ?? '').trim()];
    if (key === '' || amount === '') return false;
    const before = first.get(key);
    if (before === undefined) first.set(key, amount);
    return before !== undefined && before !== amount;
  });
}

/** By which a file of the same kind is known again: its headings in their order, or how many columns it has. */
export function signatureOf({ headerRow, headings }: OrderTable): string {
  return headerRow < 0
    ? `columns:${headings.length}`
    : headings.map((heading) => heading.normalize('NFKC').replace(/\s+/gu, '')).join('\u001F');
}
