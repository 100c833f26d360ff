import type { Finding } from '../../script.ts';
import type { FieldName } from '../../vocabulary/index.ts';
import type { Entry } from '../entry.ts';
import { isTitle, plainTitle } from '../find-title.ts';
import { readDay } from '../read-day.ts';
import { readStage } from '../read-stage.ts';
import { lineCell, type Sheet, type SheetRow } from '../sheet.ts';
import { sectionRow } from '../table-findings.ts';
import { type CueLine, readCueLine } from './cue-line.ts';
import { entryOf } from './document-entry.ts';
import { lineAsNotes, linesAsNotes } from './document-findings.ts';
import { type DocumentLine, documentLines } from './document-lines.ts';
import type { Draft } from './draft.ts';
import { inlineText } from './inline-text.ts';
import { readTableBlock } from './table-block.ts';

/** A document read line by line. */
export interface ReadDocument {
  readonly sheet: Sheet;
  /** null: it has none */
  readonly title: string | null;
  readonly entries: readonly Entry[];
  readonly notes: readonly SheetRow[];
  readonly findings: readonly Finding[];
}

/**
 * Reads a Markdown document, or any text written like one: headings set the day and stage, lines that begin with a time or a place are cues, those below go on
 * with them, tables are read as tables. Every line is in a cue, a heading or a note, or named by a finding.
 */
export function readDocument(text: string, name: string): ReadDocument {
  return new DocumentReader(text, name).read();
}

class DocumentReader {
  readonly #lines: readonly DocumentLine[];
  readonly #sheet: Sheet;
  readonly #rows: ReadonlyMap<number, SheetRow>;
  readonly #entries: Entry[] = [];
  readonly #notes: SheetRow[] = [];
  readonly #findings: Finding[] = [];
  #title: string | null = null;
  #section: Entry['section'] = { day: null, stage: null };
  /** level of the heading that set the day; 0: none has */
  #dayLevel = 0;
  /** under a heading that is about something else: the line of that heading */
  #aside: { readonly line: DocumentLine; count: number } | null = null;
  #draft: Draft | null = null;

  constructor(text: string, name: string) {
    this.#lines = documentLines(text);
    const rows = this.#lines.flatMap((line) => {
      const cell = lineCell(line.number, line.raw);
      return cell ? [{ number: line.number, hidden: false, cells: [cell] }] : [];
    });
    this.#rows = new Map(rows.map((row) => [row.number, row]));
    this.#sheet = { name, hidden: false, rows, merges: [], hiddenColumns: new Set(), lines: true };
  }

  read(): ReadDocument {
    for (let index = 0; index < this.#lines.length; index += 1) {
      const line = this.#lines[index];
      if (!line || line.kind === 'blank' || line.kind === 'mark') continue;
      if (line.kind === 'row') {
        const end = this.#lines.findIndex((other, at) => at > index && other.kind !== 'row' && other.kind !== 'mark');
        const block = this.#lines.slice(index, end < 0 ? this.#lines.length : end);
        this.#readTable(block.filter(({ kind }) => kind === 'row'));
        index += block.length - 1;
      } else this.#readLine(line);
    }
    this.#finish();
    this.#closeAside();
    return { sheet: this.#sheet, title: this.#title, entries: this.#entries, notes: this.#notes, findings: this.#findings };
  }

  #readLine(line: DocumentLine): void {
    if (line.kind === 'aside') this.#note(line, 'silent');
    else if (line.kind === 'heading') this.#readHeading(line);
    else if ((line.kind === 'code' || line.kind === 'quote') && this.#draft) this.#draft.more.push(line);
    else if (!this.#readSection(line)) this.#readText(line);
  }

  #readHeading(line: DocumentLine): void {
    const { text } = inlineText(line.text);
    const cue = readCueLine(text);
    if (cue) {
      this.#begin(line, cue);
      return;
    }
    if (this.#setSection(line, text)) return;
    this.#finish();
    if (this.#title === null && this.#entries.length === 0 && isTitle(text) && line.level === 1) {
      this.#title = plainTitle(text);
      // a title that was shortened is kept whole
      if (this.#title !== text) this.#note(line, 'silent');
      return;
    }
    this.#closeAside();
    // a heading above the days' level is about something else; one below divides the day
    const within = this.#dayLevel > 0 && line.level > this.#dayLevel;
    this.#note(line, 'silent');
    if (this.#dayLevel > 0 && !within) this.#aside = { line, count: 0 };
  }

  /** A line that is a heading without saying so: `**Day1 建立信任**`, `【第2天】`. */
  #readSection(line: DocumentLine): boolean {
    const text = inlineText(line.text).text.trim();
    if ([...text].length > 40 || !/^[【[(（《*_\s]*(?:day|d\s*\d|第|开营|首日|\d{1,2}\s*月|周|星期|礼拜)/iu.test(text) || readCueLine(text))
      return false;
    if (/[。！!，,；;]\s*$/u.test(text) || readDay({ kind: 'text', value: text, text }) === null) return false;
    const rest = /[:：]\s*\S/u.test(text);
    return !rest && this.#setSection({ ...line, level: Math.max(1, this.#dayLevel) }, text);
  }

  #setSection(line: DocumentLine, text: string): boolean {
    const cell = lineCell(line.number, text);
    const reading = cell ? readDay(cell) : null;
    const stage = readStage(reading ? reading.rest || text : text);
    const short = [...text].length <= 60;
    if (!cell || !short || (!reading && !stage)) return false;
    if (this.#title === null && line.level === 1 && !reading && this.#entries.length === 0 && [...text].length > 20) return false;
    this.#finish();
    this.#closeAside();
    this.#section = { day: reading ? { reading, cell } : this.#section.day, stage: stage ?? (reading ? null : this.#section.stage) };
    if (reading) this.#dayLevel = Math.max(1, line.level);
    const row = this.#rowOf(line);
    if (row) this.#findings.push(sectionRow(this.#sheet, row));
    return true;
  }

  #readText(line: DocumentLine): void {
    const { text } = inlineText(line.text);
    const cue = line.kind === 'code' ? null : readCueLine(text);
    // under a heading about something else a time alone ("10:00 之前联系助教") is part of a note
    const noted = this.#aside !== null && this.#draft === null && cue?.where === '' && cue.who === '';
    if (cue && !noted && !this.#goesOn(line, cue)) {
      this.#begin(line, cue);
      return;
    }
    if (this.#draft) {
      if (!readFieldLine(line, text, this.#draft)) this.#draft.more.push(line);
      return;
    }
    if (line.kind === 'item' && this.#dayLevel > 0 && this.#aside === null) {
      // an item of a day without a time is something to do all the same
      this.#begin(line, { day: '', time: '', who: '', where: '', title: '', text });
      return;
    }
    const first = this.#title === null && this.#entries.length === 0 && this.#notes.length === 0 && this.#dayLevel === 0;
    if (first && isTitle(text) && [...text].length <= 40 && !/[:：]/u.test(text)) this.#title = plainTitle(text);
    this.#note(line, this.#dayLevel > 0 && this.#aside === null ? 'told' : 'silent');
  }

  /** A time deeper inside a cue is part of what it says: `  20:00 直播` in a list of today's plan. */
  #goesOn(line: DocumentLine, cue: CueLine): boolean {
    const draft = this.#draft;
    return draft !== null && cue.where === '' && cue.who === '' && line.indent >= draft.line.indent + 2;
  }

  #begin(line: DocumentLine, cue: CueLine): void {
    this.#finish();
    // a note's heading above cues was a heading of theirs after all
    this.#closeAside();
    this.#draft = { line, cue, section: this.#section, more: [], said: [], fields: {}, remarks: [], attachments: [] };
  }

  #finish(): void {
    const draft = this.#draft;
    this.#draft = null;
    if (!draft) return;
    const row = this.#rowOf(draft.line);
    const entry = row && entryOf(draft, { sheet: this.#sheet, row });
    if (entry) this.#entries.push(entry);
    else for (const line of [draft.line, ...draft.said, ...draft.more]) this.#note(line, 'told');
  }

  #readTable(rows: readonly DocumentLine[]): void {
    this.#finish();
    const read = readTableBlock(rows, { sheet: this.#sheet, section: this.#section });
    if (!read) {
      for (const line of rows) this.#note(line, this.#dayLevel > 0 && this.#aside === null ? 'told' : 'silent');
      return;
    }
    this.#closeAside();
    this.#entries.push(...read.entries);
    this.#notes.push(...read.notes);
    this.#findings.push(...read.findings);
  }

  #note(line: DocumentLine, how: 'told' | 'silent'): void {
    const row = this.#rowOf(line);
    if (!row) return;
    this.#notes.push(row);
    if (this.#aside) this.#aside.count += 1;
    if (how === 'told') this.#findings.push(lineAsNotes(this.#sheet, row));
  }

  #closeAside(): void {
    const aside = this.#aside;
    this.#aside = null;
    const row = aside && this.#rowOf(aside.line);
    if (aside && row && aside.count > 0) this.#findings.push(linesAsNotes(this.#sheet, row, aside.count));
  }

  #rowOf(line: DocumentLine): SheetRow | null {
    return this.#rows.get(line.number) ?? null;
  }
}

/** Words that name what a line below a cue says of it. Words that copy uses itself (时间：, 地点：, 说明：) are not among them. */
const FIELD_WORDS: Readonly<Record<string, FieldName>> = {
  ...{ 目的: 'remarks', 备注: 'remarks', 用意: 'remarks', 作用: 'remarks', purpose: 'remarks', goal: 'remarks', remarks: 'remarks' },
  ...{ 素材: 'attachments', 附件: 'attachments', 配图: 'attachments', 物料: 'attachments', 海报: 'attachments', 图片: 'attachments' },
  ...{ media: 'attachments', files: 'attachments', attachments: 'attachments', attachment: 'attachments' },
  ...{
    负责人: 'who',
    执行人: 'who',
    发送人: 'who',
    owner: 'who',
    对象: 'to',
    发送对象: 'to',
    话术: 'text',
    文案: 'text',
    参考话术: 'text',
    copy: 'text',
  },
};

function readFieldLine(line: DocumentLine, text: string, draft: Draft): boolean {
  const match = /^[-*•\s]*([^：:\s]{1,12})\s*[：:]\s*([\s\S]*)$/u.exec(text);
  const field = match ? FIELD_WORDS[(match[1] ?? '').toLowerCase()] : undefined;
  if (!match || !field || line.kind === 'code' || line.kind === 'quote') return false;
  const cell = lineCell(line.number, match[2] ?? '');
  if (field === 'text') {
    draft.more.push({ ...line, kind: 'quote', text: match[2] ?? '' });
    return true;
  }
  if (!cell || (draft.fields[field] && field !== 'attachments' && field !== 'remarks')) return false;
  draft.said.push(line);
  if (field === 'attachments') draft.attachments.push(cell);
  else if (field === 'remarks') draft.remarks.push({ heading: match[1] ?? '', text: cell.text });
  else draft.fields[field] = cell;
  return true;
}
