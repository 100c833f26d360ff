import { notesHeading, ownColumns, says } from '../../export/own-words.ts';
import type { FieldName } from '../../vocabulary/index.ts';
import { findByWord } from '../../vocabulary/index.ts';
import { readCueLine } from '../markdown/cue-line.ts';
import { readDayText } from '../read-day.ts';

/** A cue as its lines say it, by field; `line` is its heading's. */
export interface OwnDocumentCue {
  readonly line: number;
  readonly values: ReadonlyMap<FieldName, readonly string[]>;
}

/** A document that `writeMarkdown` wrote, taken apart. */
export interface OwnDocument {
  /** the YAML before the cues, without its marks */
  readonly head: string;
  readonly title: { readonly line: number; readonly text: string } | null;
  readonly cues: readonly OwnDocumentCue[];
  readonly notes: { readonly line: number; readonly text: string } | null;
  /** lines somebody added where nothing is read */
  readonly leftOut: readonly { readonly line: number; readonly text: string }[];
}

/** The first key of its head is the script language's version, as in a script file. */
const OWN = /^---\n(?:#[^\n]*\n|\n)*kuaishan\s*:/u;

/** Takes a document of ours apart; null when it is somebody else's. */
export function readOwnDocument(written: string): OwnDocument | null {
  const text = oneLineEnd(written.replace(/^\uFEFF/u, ''));
  const end = OWN.test(text) ? text.indexOf('\n---\n', 3) : -1;
  if (end < 0) return null;
  const head = text.slice(4, end + 1);
  return new OwnDocumentReader(head, text.slice(end + 5), head.split('\n').length + 1).read();
}

/** Programs of Windows end every line with a carriage return; one inside a text stays. */
function oneLineEnd(text: string): string {
  return /[^\r]\n/u.test(text) ? text : text.replace(/\r\n/gu, '\n');
}

interface Open {
  readonly line: number;
  readonly values: Map<FieldName, string[]>;
  /** which field quotations and paragraphs go to */
  into: FieldName;
}

class OwnDocumentReader {
  readonly #head: string;
  readonly #lines: readonly string[];
  /** the number of the line before the first of `#lines` */
  readonly #before: number;
  readonly #cues: OwnDocumentCue[] = [];
  readonly #leftOut: { line: number; text: string }[] = [];
  #title: OwnDocument['title'] = null;
  #notes: OwnDocument['notes'] = null;
  #section: { readonly day: string; readonly stage: string } = { day: '', stage: '' };
  #cue: Open | null = null;
  #inNotes = false;
  #at = 0;

  constructor(head: string, body: string, before: number) {
    this.#head = head;
    this.#lines = body.split('\n');
    this.#before = before;
  }

  read(): OwnDocument {
    while (this.#at < this.#lines.length) this.#readLine(this.#lines[this.#at] ?? '');
    this.#close();
    return { head: this.#head, title: this.#title, cues: this.#cues, notes: this.#notes, leftOut: this.#leftOut };
  }

  #readLine(line: string): void {
    if (line.trim() === '') this.#at += 1;
    else if (line.startsWith('### ')) this.#begin(line.slice(4));
    else if (line.startsWith('## ')) this.#readSection(line.slice(3));
    else if (line.startsWith('# ') && this.#title === null && this.#cues.length === 0) {
      this.#title = { line: this.#number(), text: line.slice(2) };
      this.#at += 1;
    } else if (line.startsWith('<!--')) {
      while (this.#at < this.#lines.length && !this.#lines[this.#at]?.includes('-->')) this.#at += 1;
      this.#at += 1;
    } else if (this.#inNotes)
      this.#notes = {
        line: this.#notes?.line ?? this.#number(),
        text: [this.#notes?.text, this.#block('')].filter((part) => part !== undefined).join('\n'),
      };
    else if (this.#cue) this.#readInside(this.#cue, line);
    else {
      this.#leftOut.push({ line: this.#number(), text: line });
      this.#at += 1;
    }
  }

  #readSection(heading: string): void {
    this.#close();
    this.#inNotes = says(notesHeading, heading);
    if (!this.#inNotes) {
      const parts = heading.split(/\s*·\s*/u);
      const day = parts.find((part) => readDayText(part) !== null) ?? '';
      this.#section = { day, stage: parts.filter((part) => part !== day).join(' ') };
    }
    this.#at += 1;
  }

  #begin(heading: string): void {
    this.#close();
    this.#inNotes = false;
    const line = this.#number();
    const parts = heading.split(' · ');
    const [time = '', where = '', who = '', ...title] = parts;
    const loose = parts.length < 3 ? readCueLine(heading) : null;
    const named = loose
      ? { time: loose.time, where: loose.where, who: loose.who, title: [loose.title, loose.text].filter((part) => part !== '').join(' ') }
      : { time, where, who, title: title.join(' · ') };
    const values = new Map<FieldName, string[]>();
    for (const [field, value] of Object.entries({ ...this.#section, ...named })) if (value !== '') values.set(field as FieldName, [value]);
    this.#cue = { line, values, into: 'text' };
    this.#at += 1;
  }

  #readInside(cue: Open, line: string): void {
    const item = /^[-*] ([^：:\n]{1,30}?)\s*(?:：|: |:$)([\s\S]*)$/u.exec(line);
    const field = item ? fieldOf(item[1] ?? '') : null;
    if (item && field) {
      this.#at += 1;
      const inline = item[2] ?? '';
      add(cue, field, inline === '' ? this.#block('  ') : inline);
      return;
    }
    const label = /^([^：:>]{1,30}?)\s*[：:]\s*$/u.exec(line);
    if (label && fieldOf(label[1] ?? '') === 'variants') {
      cue.into = 'variants';
      this.#at += 1;
      return;
    }
    const said = this.#block('');
    if (cue.into === 'text' && cue.values.has('text')) cue.into = 'variants';
    add(cue, cue.into, said);
  }

  /** The quotation that begins here, letter by letter; else a paragraph somebody wrote without the marks. */
  #block(indent: string): string {
    const lines: string[] = [];
    const quoted = (this.#lines[this.#at] ?? '').startsWith(`${indent}>`);
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at] ?? '';
      if (quoted ? !line.startsWith(`${indent}>`) : !goesOn(line, lines.length === 0)) break;
      const inside = line.slice(indent.length);
      lines.push(quoted ? inside.slice(inside.startsWith('> ') ? 2 : 1) : line.trim());
      this.#at += 1;
    }
    return lines.join('\n');
  }

  #close(): void {
    if (this.#cue) this.#cues.push({ line: this.#cue.line, values: this.#cue.values });
    this.#cue = null;
  }

  #number(): number {
    return this.#before + this.#at + 1;
  }
}

/** A paragraph ends at a blank line, a heading, a quotation or an item; its first line is taken whatever it is. */
function goesOn(line: string, first: boolean): boolean {
  return first || (line.trim() !== '' && !/^(?:#{2,3} |>|[-*] )/u.test(line));
}

function add(cue: Open, field: FieldName, value: string): void {
  if (field === 'attachments') cue.values.set(field, [[...(cue.values.get(field) ?? []), value].join('\n')]);
  else cue.values.set(field, field === 'variants' ? [...(cue.values.get(field) ?? []), value] : [value]);
}

function fieldOf(label: string): FieldName | null {
  const field = findByWord('fields', label)?.name ?? null;
  return field && ownColumns.some((column) => column.field === field) ? field : null;
}
