import type { Finding } from '../script.ts';
import { isClock } from './column-content.ts';
import { completeColumns } from './guess-columns.ts';
import { type ImportMemory, memoryOf, rememberedColumns } from './import-memory.ts';
import { readDay } from './read-day.ts';
import { readColumnSetting, readHeader } from './read-header.ts';
import { readTime } from './read-time.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { Merges, type Table, type TableColumn } from './table.ts';
import { otherVersion } from './table-findings.ts';

export interface FoundTables {
  readonly tables: readonly Table[];
  /** sheets that hold no script, or one that is not used */
  readonly others: readonly Sheet[];
  readonly findings: readonly Finding[];
}

/** Titles and explanations above a heading take a few rows, seldom more than a dozen. */
const HEADER_WITHIN_ROWS = 40;

/** Sheets that say themselves that they are not what is to be performed. */
const SET_ASIDE =
  /旧|备份|作废|废弃|弃用|模板|示例|样例|范例|副本|\b(?:old|backup|archived?|deprecated|templates?|examples?|samples?|copy)\b/iu;
/** Several scripts in one workbook: 3天版, 5天版; v1, v2. */
const VERSION = /版|\bv\s?\d|version/iu;

/** Finds the script's tables among sheets: a heading that names when and what. Hidden sheets are never used. */
export function findTables(sheets: readonly Sheet[], memory: readonly ImportMemory[] = []): FoundTables {
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const strict = visible.flatMap((sheet) => findRemembered(sheet, memory) ?? findTable(sheet, isScriptHeading) ?? []);
  const found = strict.length > 0 ? strict : visible.flatMap((sheet) => findTable(sheet, couldBeScriptHeading) ?? []).slice(0, 1);
  const current = found.filter((table) => !SET_ASIDE.test(table.sheet.name));
  // an overview of days and topics beside the script itself says nothing to perform
  const spoken = current.filter((table) => table.columns.some(({ field }) => field === 'text' || field === 'time'));
  const usable = spoken.length > 0 ? spoken : current.length > 0 ? current : found.slice(0, 1);
  const tables = usable.length > 1 && usable.some((table) => VERSION.test(table.sheet.name)) ? usable.slice(0, 1) : usable;
  return {
    tables,
    others: sheets.filter((sheet) => !tables.some((table) => table.sheet === sheet)),
    findings: found.filter((table) => !tables.includes(table)).map((table) => otherVersion(table.sheet, tables[0]?.sheet.name ?? '')),
  };
}

/** A table whose headings a person has explained before: that is its heading, whatever words it uses. */
function findRemembered(sheet: Sheet, memory: readonly ImportMemory[]): Table | null {
  if (memory.length === 0) return null;
  const merges = new Merges(sheet);
  for (const [index, row] of sheet.rows.slice(0, HEADER_WITHIN_ROWS).entries()) {
    const heading = readHeading(merges, row, sheet.rows[index + 1] ?? null);
    const columns =
      heading?.columns ?? row.cells.map(({ column, text }): TableColumn => ({ column, heading: text, field: null, setting: null }));
    const known = memoryOf(
      memory,
      columns.map((column) => column.heading),
    );
    if (!known || Object.keys(known.columns).length === 0) continue;
    const last = index + (heading?.rows ?? 1);
    return {
      sheet,
      headerRow: sheet.rows[last - 1]?.number ?? 0,
      columns: rememberedColumns(completeColumns(columns, sheet.rows.slice(last)).columns, known),
      guessed: [],
      above: sheet.rows.slice(0, index),
      body: sheet.rows.slice(last),
      remembered: true,
    };
  }
  return null;
}

type Fields = ReadonlySet<string>;

function isScriptHeading(fields: Fields): boolean {
  const when = ['time', 'day', 'when'].some((field) => fields.has(field));
  return when && ['text', 'title'].some((field) => fields.has(field));
}

/** Good enough when no sheet has better: what is said, and who, where or in which stage. */
function couldBeScriptHeading(fields: Fields): boolean {
  const what = ['text', 'title'].some((field) => fields.has(field));
  return what && ['stage', 'who', 'where', 'time', 'day', 'when'].some((field) => fields.has(field));
}

function findTable(sheet: Sheet, qualifies: (fields: Fields) => boolean): Table | null {
  let best: (Heading & { readonly index: number; readonly guessed: readonly TableColumn[] }) | null = null;
  const merges = new Merges(sheet);
  for (const [index, row] of sheet.rows.slice(0, HEADER_WITHIN_ROWS).entries()) {
    const heading = readHeading(merges, row, sheet.rows[index + 1] ?? null);
    if (!heading || (best && heading.score <= best.score)) continue;
    const completed = completeColumns(heading.columns, sheet.rows.slice(index + heading.rows));
    if (qualifies(new Set(completed.columns.map((column) => column.field ?? '')))) best = { index, ...heading, ...completed };
  }
  if (!best) return null;
  const last = best.index + best.rows;
  return {
    sheet,
    headerRow: sheet.rows[last - 1]?.number ?? 0,
    columns: best.columns,
    guessed: best.guessed,
    above: sheet.rows.slice(0, best.index),
    body: sheet.rows.slice(last),
  };
}

interface Heading {
  readonly columns: readonly TableColumn[];
  readonly score: number;
  /** 2 when a second row says more of the first (话术 over 群内 and 私聊) */
  readonly rows: number;
}

/** A row read as a heading, with the row below it where that belongs to it; null when it names fewer than two fields. */
export function readHeading(merges: Merges, row: SheetRow, below: SheetRow | null): Heading | null {
  if (!row.cells.some((cell) => readHeader(cell.text) !== null || readColumnSetting(cell.text, { alone: true }) !== null)) return null;
  const labels = new Map<number, string>();
  for (const cell of row.cells) {
    const merge = merges.over(row.number, cell.column);
    for (let column = cell.column; column <= Math.min(merge?.right ?? cell.column, cell.column + 30); column += 1)
      labels.set(column, cell.text);
  }
  const twoRows =
    below !== null &&
    namesFields(row) &&
    isSecondHeading(
      below,
      labels,
      (column) => (merges.over(row.number, column)?.left ?? 0) < (merges.over(row.number, column)?.right ?? 0),
    );
  if (twoRows) {
    for (const cell of below.cells) labels.set(cell.column, secondLabel(labels.get(cell.column) ?? '', cell.text));
  }
  const columns = nameColumns([...labels].toSorted(([a], [b]) => a - b));
  const score = columns.reduce((sum, { heading, field }) => sum + (field === null ? 0 : (readHeader(heading)?.certainty ?? 1)), 0);
  // content may hold a heading's word by chance; two columns must say it plainly
  const plainly = new Set(
    columns.flatMap(({ field, heading, setting }) => (setting || (readHeader(heading)?.certainty ?? 0) > 1 ? (field ?? []) : [])),
  );
  // Day1 | Day2 | Day3 over copy are a heading, too; a row that names a time is a row
  const divided = columns.some(({ setting }) => setting !== null) && !row.cells.some(isClock);
  return plainly.size < 2 && !divided ? null : { columns, score, rows: twoRows ? 2 : 1 };
}

/** A title merged over the whole width is no heading to be said more of. */
function namesFields(row: SheetRow): boolean {
  return row.cells.filter((cell) => readHeader(cell.text) !== null).length >= 2;
}

/** 话术 over 群内 is read as 群内话术; 素材 over 海报 as 海报. */
function secondLabel(first: string, second: string): string {
  return readHeader(second)?.certainty === 3 ? second : `${second}${first}`;
}

/** A second row belongs to a heading when all it holds are headings, or words under a heading spread over several columns. */
function isSecondHeading(row: SheetRow, labels: ReadonlyMap<number, string>, spread: (column: number) => boolean): boolean {
  const heads = row.cells.filter((cell) => readHeader(cell.text) !== null && !readTimeOrDay(cell));
  const under = row.cells.filter((cell) => spread(cell.column) && [...cell.text].length <= 12 && !readTimeOrDay(cell));
  const explained = new Set([...heads, ...under]);
  return under.length > 0 && explained.size === row.cells.length && row.cells.every((cell) => labels.get(cell.column) !== cell.text);
}

function readTimeOrDay(cell: SheetRow['cells'][number]): boolean {
  return readDay(cell) !== null || readTime(cell).kind === 'clock';
}

/** Gives each column its field: the best heading for each, further ones of copy beside it, the others none. */
function nameColumns(labels: readonly (readonly [column: number, heading: string])[]): readonly TableColumn[] {
  const read = labels.map(([column, heading]) => {
    const reading = readHeader(heading);
    const copy = reading?.field === 'text';
    const setting = copy || reading === null ? readColumnSetting(heading, { alone: !copy }) : null;
    return { column, heading, reading, setting };
  });
  // columns of copy for one place, person or day each: 群内话术 | 私聊话术, or Day1 | Day2 | Day3
  const plainCopy = read.some(({ reading, setting }) => reading?.field === 'text' && setting === null);
  const kinds = (['day', 'place', 'role'] as const).filter((kind) => read.filter(({ setting }) => setting?.[kind]).length >= 2);
  const kind = plainCopy ? undefined : kinds[0];
  const best = new Map<string, number>();
  for (const { reading } of read) if (reading) best.set(reading.field, Math.max(best.get(reading.field) ?? 0, reading.certainty));
  return read.map(({ column, heading, reading, setting }) => {
    if (kind && setting?.[kind]) return { column, heading, field: 'text', setting };
    const certain = reading !== null && reading.certainty === best.get(reading.field);
    return { column, heading, field: certain ? reading.field : null, setting: null };
  });
}
