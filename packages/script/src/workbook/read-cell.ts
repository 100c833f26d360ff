import type { Cell as LibraryCell } from 'exceljs';
import { type Cell, type CellKind, cleanText } from '../import/sheet.ts';

/** What stands beside a cell's value. */
export interface CellExtras {
  readonly link: string | null;
  readonly comment: string | null;
  /** the workbook counts its days from 1904 */
  readonly date1904: boolean;
}

interface Read {
  readonly kind: CellKind;
  readonly value: string | number | boolean;
  readonly text: string;
}

/** A cell of the workbook library as the importer sees it; null when it holds nothing. */
export function readCell(cell: LibraryCell, row: number, column: number, extras: CellExtras): Cell | null {
  const raw = cell.value;
  const formula = isFormula(raw) ? raw : null;
  const source = formula?.formula ?? '';
  // .value leaves out a result of 0 or false
  const result: unknown = formula ? cell.result : raw;
  const format = cell.numFmt ?? 'General';
  let read = readValue(result, { format, date1904: extras.date1904 });
  // WPS puts pictures into cells as a formula that only it understands
  if (formula && (/DISPIMG/u.test(source) || /^=?(?:_xlfn\.)?DISPIMG\(/u.test(read?.text ?? '')))
    read = { kind: 'picture', value: '', text: '' };
  const uncalculated = formula !== null && read === null;
  if (read === null && !uncalculated && extras.comment === null) return null;
  return {
    ref: cell.address,
    row,
    column,
    ...(read ?? { kind: 'text', value: '', text: '' }),
    formula: formula === null ? 'none' : uncalculated ? 'uncalculated' : 'cached',
    link: extras.link,
    comment: extras.comment,
  };
}

/** A typed text exactly as the file has it (the library has resolved its escapes), a date with its seconds where it has any; null for anything else. */
export function exactText(cell: LibraryCell): string | null {
  const { value } = cell;
  if (value instanceof Date) return withSeconds(value);
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'richText' in value) return joinedRuns(value.richText);
  return null;
}

/** Scripts are planned to the minute, and cells are read so; orders come to the second. */
function withSeconds(date: Date): string | null {
  const seconds = Math.round(date.getTime() / 1000);
  return Number.isFinite(seconds) && seconds % 60 !== 0 ? new Date(seconds * 1000).toISOString().slice(0, 19) : null;
}

interface FormulaLike {
  readonly formula?: string;
  readonly sharedFormula?: string;
  readonly result?: unknown;
}

function isFormula(value: unknown): value is FormulaLike {
  return typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value);
}

function readValue(value: unknown, o: { readonly format: string; readonly date1904: boolean }): Read | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return readText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? { kind: 'number', value, text: numberText(value, o.format) } : null;
  if (typeof value === 'boolean') return { kind: 'boolean', value, text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) return readDate(value, o);
  if (typeof value !== 'object') return null;
  if ('richText' in value) return readText(joinedRuns(value.richText));
  if ('error' in value) return { kind: 'error', value: String(value.error), text: String(value.error) };
  return null;
}

function readText(raw: string): Read | null {
  const text = cleanText(unescaped(raw));
  return text === '' ? null : { kind: 'text', value: text, text };
}

/** `_x000D_` is how workbooks write characters that XML cannot hold. */
function unescaped(raw: string): string {
  return raw.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The library's own `.text` of rich text joins wrongly. */
function joinedRuns(runs: unknown): string {
  return (runs as readonly { readonly text?: string }[]).map((run) => run.text ?? '').join('');
}

/** At most twelve significant digits: 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3. */
function numberText(value: number, format: string): string {
  if (/^0(?:\.0+)?%$/u.test(format)) return `${Number((value * 100).toPrecision(12))}%`;
  return String(Number(value.toPrecision(12)));
}

const DAY_MS = 86_400_000;
/** days from 1899-12-30, where spreadsheets begin to count, to 1970-01-01 */
const EPOCH_SERIAL = 25_569;
const MAC_SERIAL = 1_462;

/**
 * Dates and times are one number: days since 1899-12-30. A format of hours and minutes alone shows a time; `[h]` shows hours beyond 24,
 * which is how 25:00 is stored when somebody types it.
 */
function readDate(date: Date, o: { readonly format: string; readonly date1904: boolean }): Read | null {
  if (Number.isNaN(date.getTime())) return null;
  const serial = date.getTime() / DAY_MS + EPOCH_SERIAL - (o.date1904 ? MAC_SERIAL : 0);
  const shown = o.format.replace(/"[^"]*"|\\./gu, '').toLowerCase();
  const elapsed = /\[h+\]/u.test(shown);
  const plain = shown.replace(/\[[^\]]*\]/gu, '');
  const showsDay = /[yd]/u.test(plain) || (plain.includes('m') && !/[hs]/u.test(plain));
  if ((serial >= 0 && serial < 1) || elapsed || !showsDay) {
    const minutes = Math.round((elapsed ? serial : serial - Math.floor(serial)) * 1440);
    return { kind: 'time', value: minutes, text: clock(minutes) };
  }
  const [day, time] = new Date(Math.round(date.getTime() / 60_000) * 60_000).toISOString().split('T');
  const withTime = /[hs]/u.test(plain) || serial % 1 > 0.0001;
  const value = withTime ? `${day}T${time?.slice(0, 5)}` : (day ?? '');
  return { kind: 'date', value, text: value.replace('T', ' ') };
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
