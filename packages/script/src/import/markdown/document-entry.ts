import type { FieldName } from '../../vocabulary/index.ts';
import type { Entry } from '../entry.ts';
import { type Cell, cleanText, lineCell, type Sheet, type SheetRow } from '../sheet.ts';
import type { Draft } from './draft.ts';
import { inlineText } from './inline-text.ts';
import { readsAsCopy } from './reads-as-copy.ts';

/** Fields that a document can name anywhere, so that what a line leaves out is told. */
const HAS: ReadonlySet<FieldName> = new Set(['day', 'time', 'where', 'text']);
/** Longer than a cue's name; a first line as short as this above others is what the cue is about, not the beginning of what it says. */
const LONGEST_HEAD = 24;

/** The entry of a cue's lines; null when they say nothing at all. */
export function entryOf(draft: Draft, { sheet, row }: { readonly sheet: Sheet; readonly row: SheetRow }): Entry | null {
  const { cue, line } = draft;
  const cell = (text: string): Cell | null => lineCell(line.number, text);
  const first = inlineText(cue.text);
  const below = draft.more.map((more) => ({
    kind: more.kind,
    ...(more.kind === 'code' ? { text: more.text, files: [] } : inlineText(lineOf(more))),
  }));
  const said = cleanText(below.map(({ text }) => text).join('\n'));
  const quoted = below.some(({ kind }) => kind === 'quote' || kind === 'code');
  const head = first.text.trim();
  const isHead = head !== '' && said !== '' && (quoted || ([...head].length <= LONGEST_HEAD && !/[。！？!?~～，,]$/u.test(head)));
  const copy = isHead ? said : cleanText([head, said].filter((part) => part !== '').join('\n'));
  const about = [cue.title, isHead ? head : ''].filter((part) => part !== '').join(' · ');
  // `20:00 直播` says no more than where
  const title = about === '' && copy === '' ? cue.where || cue.who : about;
  const origin = cell(line.raw);
  const copyCell = copy === '' ? null : cell(copy);
  const files = [...first.files, ...below.flatMap((one) => one.files)].flatMap((name) => cell(name) ?? []);
  if (!origin || (!copyCell && title === '' && files.length === 0 && draft.attachments.length === 0)) return null;
  const named = { day: cue.day, time: cue.time, who: cue.who, where: cue.where, title };
  const fields = Object.fromEntries(
    Object.entries(named).flatMap(([field, text]) => [[field, cell(text)] as const].filter(([, one]) => one !== null)),
  );
  return {
    sheet,
    row,
    origin,
    fields: { ...fields, ...draft.fields, ...(cue.who === '' || !draft.fields.who ? {} : { who: cell(cue.who) ?? draft.fields.who }) },
    copy: copyCell ? [copyCell] : [],
    variants: [],
    attachments: [...files, ...draft.attachments],
    remarks: draft.remarks,
    setting: null,
    section: draft.section,
    has: HAS,
    headings: {},
    // what stands below a line is its wording; a line alone may only tell what to do
    instruction: said === '' && !readsAsCopy(copy),
  };
}

/** An item keeps its number: 1. 2. 3. are part of what is said; a dash is not. */
function lineOf({ kind, raw, text }: Draft['more'][number]): string {
  return kind === 'item' && /^\s*(?:\d|[（(①-⑳])/u.test(raw) ? raw.trim() : text;
}
