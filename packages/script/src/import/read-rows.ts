import type { Finding } from '../script.ts';
import { type FieldName, findByWord } from '../vocabulary/index.ts';
import type { Entry, Remark } from './entry.ts';
import { readHeading } from './find-tables.ts';
import { readAttachments } from './read-attachments.ts';
import { readDay, readDayText } from './read-day.ts';
import { readStage } from './read-stage.ts';
import { readTime } from './read-time.ts';
import { type Cell, cellRef, type SheetRow } from './sheet.ts';
import { Merges, type Table, type TableColumn } from './table.ts';
import { hiddenRow, repeatedHeading, rowAsNotes, rowJoined, sectionRow } from './table-findings.ts';

export interface ReadRows {
  readonly entries: readonly Entry[];
  /** rows that are no cue, to be kept as notes */
  readonly notes: readonly SheetRow[];
  readonly findings: readonly Finding[];
}

/** Fields that make a row of its own of what stands in it: it does, says or times something. */
const OWN: readonly FieldName[] = ['text', 'title', 'time', 'when', 'who', 'where', 'day'];

/**
 * Reads the rows of a table, top to bottom. Every row that holds something becomes an entry, sets the day or stage of those below, or is told in a finding.
 */
export function readRows(table: Table): ReadRows {
  return new RowReader(table).read();
}

class RowReader {
  readonly #table: Table;
  readonly #merges: Merges;
  readonly #entries: Entry[] = [];
  readonly #notes: SheetRow[] = [];
  readonly #findings: Finding[] = [];
  #columns: readonly TableColumn[];
  #section: Entry['section'];

  constructor(table: Table) {
    this.#table = table;
    this.#columns = table.columns;
    this.#section = table.section ?? { day: null, stage: null };
    this.#merges = new Merges(table.sheet);
  }

  read(): ReadRows {
    for (const row of this.#table.body) {
      if (row.cells.every(isSilent)) {
        this.#asNotes(row);
        continue;
      }
      this.#readRow(row);
    }
    return { entries: this.#entries, notes: this.#notes, findings: this.#findings };
  }

  #readRow(row: SheetRow): void {
    const { sheet } = this.#table;
    const heading = this.#couldBeHeading(row) ? readHeading(this.#merges, row, null) : null;
    if (heading && this.#isHeadingAgain(heading.columns)) {
      const named = new Set(heading.columns.map(({ column }) => column));
      this.#columns = [...heading.columns, ...this.#table.guessed.filter(({ column }) => !named.has(column))];
      this.#findings.push(repeatedHeading(sheet, row));
      return;
    }
    if (this.#isSection(row)) return;
    const entries = this.#entriesOf(row);
    if (entries === 'joined') return;
    if (entries.length === 0) {
      this.#asNotes(row);
      return;
    }
    if (row.hidden) this.#findings.push(hiddenRow(sheet, row));
    this.#entries.push(...entries);
  }

  /** Quick to say no, as nearly every row is none: two cells must be a heading word for word. */
  #couldBeHeading(row: SheetRow): boolean {
    const headings = row.cells.filter(
      ({ text }) => text.length <= 24 && (findByWord('fields', text) !== null || this.#columns.some(({ heading }) => heading === text)),
    );
    return headings.length >= 2;
  }

  #isHeadingAgain(columns: readonly TableColumn[]): boolean {
    const fields = new Set(columns.map(({ field }) => field));
    const before = new Set(this.#columns.map(({ field }) => field));
    return [...fields].filter((field) => field !== null && before.has(field)).length >= 2 && (fields.has('text') || fields.has('title'));
  }

  #asNotes(row: SheetRow): void {
    this.#notes.push(row);
    this.#findings.push(rowAsNotes(this.#table.sheet, row, { saysSo: isNoteRow(row) }));
  }

  /** A row that says one thing, a day or a stage, outside the columns of copy: "Day2 · 建立信任", often merged over the whole width. */
  #isSection(row: SheetRow): boolean {
    const texts = new Set(row.cells.map((cell) => cell.text).filter((text) => text !== ''));
    const [text] = texts;
    const cell = row.cells.find((one) => one.text === text);
    if (texts.size !== 1 || text === undefined || !cell || [...text].length > 60) return false;
    const merge = this.#merges.over(row.number, cell.column);
    const wide = merge !== null && merge.right - merge.left >= 1;
    const field = this.#fieldAt(cell.column);
    if (!wide && row.cells.length === 1 && (field === 'text' || field === 'title' || field === 'attachments')) return false;
    if (field === 'time' && !wide && readTime(cell).kind === 'clock') return false;
    const reading = field === 'day' ? readDay(cell) : readDayText(text);
    const stage = readStage(reading ? reading.rest || text : text);
    if (!reading && !(stage && [...text].length <= 20)) return false;
    this.#section = { day: reading ? { reading, cell } : this.#section.day, stage: stage ?? (reading ? null : this.#section.stage) };
    this.#findings.push(sectionRow(this.#table.sheet, row));
    return true;
  }

  #fieldAt(column: number): FieldName | null {
    return this.#columns.find((one) => one.column === column)?.field ?? null;
  }

  #entriesOf(row: SheetRow): readonly Entry[] | 'joined' {
    const own = new Map(row.cells.filter((cell) => !isSilent(cell)).map((cell) => [cell.column, cell]));
    const cellAt = (column: number): Cell | null => own.get(column) ?? this.#mergedAt(row.number, column);
    const ownFields = new Set([...own.keys()].flatMap((column) => this.#fieldAt(column) ?? []));
    if (!OWN.some((field) => ownFields.has(field)) && !ownFields.has('attachments')) return this.#joinAbove(row, own);
    if (isNoteRow(row)) return [];
    const base = this.#baseOf(row, cellAt);
    const divided = this.#columns.filter(({ field, setting }) => field === 'text' && setting !== null);
    const copies = divided.length === 0 ? [] : divided.flatMap((column) => ({ column, cell: cellAt(column.column) }));
    const entries: Entry[] = copies.flatMap(({ column, cell }) =>
      cell ? [{ ...base, copy: [cell], setting: column.setting, origin: hereIn(row, cell) }] : [],
    );
    if (entries.length > 0) return entries;
    const said = base.copy[0] ?? base.fields.title;
    if (said) return [{ ...base, origin: hereIn(row, said) }];
    const file = base.attachments.find((cell) => readAttachments(cell.text).names.length > 0);
    if (file) return [{ ...base, origin: hereIn(row, file) }];
    // a link among the attachments is all there is to post
    const link = base.attachments[0];
    return link ? [{ ...base, copy: [link], attachments: [], origin: hereIn(row, link) }] : [];
  }

  /** What a merged range shows here; the heading's own words, merged down too far, are no content. */
  #mergedAt(row: number, column: number): Cell | null {
    const cell = this.#merges.masterOf(row, column);
    return cell && cell.row > this.#table.headerRow && !isSilent(cell) ? cell : null;
  }

  #baseOf(row: SheetRow, cellAt: (column: number) => Cell | null): Omit<Entry, 'origin'> {
    const fields: Partial<Record<FieldName, Cell>> = {};
    const lists: Record<'text' | 'variants' | 'attachments', Cell[]> = { text: [], variants: [], attachments: [] };
    const remarks: Remark[] = [];
    const mapped = new Set(this.#columns.map(({ column }) => column));
    for (const { column, heading, field, setting } of this.#columns) {
      const cell = cellAt(column);
      if (!cell || setting) continue;
      if (field === 'text' || field === 'variants' || field === 'attachments') lists[field].push(cell);
      else if (field === 'id' && /^[\d.]+$/u.test(cell.text)) continue;
      else if (field === null || field === 'remarks' || field === 'reason' || field === 'id' || field === 'origin' || fields[field]) {
        remarks.push({ heading, text: cell.text });
      } else fields[field] = cell;
    }
    // cells right of the table, under no heading
    for (const cell of row.cells) if (!mapped.has(cell.column) && cell.text !== '') remarks.push({ heading: '', text: cell.text });
    for (const cell of row.cells) if (cell.comment !== null) remarks.push({ heading: '', text: cell.comment });
    return {
      sheet: this.#table.sheet,
      row,
      fields,
      copy: lists.text,
      variants: lists.variants,
      attachments: lists.attachments,
      remarks,
      setting: null,
      section: this.#section,
      has: new Set(this.#columns.flatMap(({ field }) => field ?? [])),
      headings: Object.fromEntries(this.#columns.flatMap(({ field, heading }) => (field && heading !== '' ? [[field, heading]] : []))),
    };
  }

  /** A row that holds only remarks while action and copy are merged from above says more about that action. */
  #joinAbove(row: SheetRow, own: ReadonlyMap<number, Cell>): readonly Entry[] | 'joined' {
    const last = this.#entries.at(-1);
    const shared = this.#columns.some(({ column, field }) => {
      const master = field === 'text' || field === 'title' ? this.#merges.masterOf(row.number, column) : null;
      return master !== null && last?.row.number === master.row;
    });
    if (!last || !shared) return [];
    const more = [...own.values()].map((cell) => ({
      heading: this.#columns.find((one) => one.column === cell.column)?.heading ?? '',
      text: cell.text,
    }));
    this.#entries[this.#entries.length - 1] = { ...last, remarks: [...last.remarks, ...more] };
    this.#findings.push(rowJoined(this.#table.sheet, row));
    return 'joined';
  }
}

/** The place in this row where a merged cell shows: what it says is said here. */
function hereIn(row: SheetRow, cell: Cell): Cell {
  return cell.row === row.number ? cell : { ...cell, row: row.number, ref: cellRef(row.number, cell.column) };
}

/** Nothing to read: an error value, a picture, a formula without a result (told elsewhere), or a mark that says so (-, 无). */
function isSilent(cell: Cell): boolean {
  return cell.text === '' || cell.kind === 'error' || cell.kind === 'picture' || /^(?:[-—–/\\]+|无|暂无|n\/?a)$/iu.test(cell.text);
}

/** "备注：以上时间可以调整" below a table is about it, not part of it. */
function isNoteRow(row: SheetRow): boolean {
  const [cell, ...others] = row.cells.filter((one) => !isSilent(one));
  return cell !== undefined && others.length === 0 && NOTE.test(cell.text);
}

const NOTE = /^[（(【*※\s]{0,4}(?:备注|说明|注意?|温馨提示|ps|p\.s\.|notes?|remarks?)\s{0,2}\d{0,2}\s{0,2}[】]?\s{0,2}[:：、]/iu;
