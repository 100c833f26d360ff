import { audienceWords, parseAudience, writeAudience } from '../audience/index.ts';
import { parseSendUntil, parseWhen } from '../parse/index.ts';
import type { Anchor, Cue, Locale, Script, SendUntil, When } from '../script.ts';
import { type FieldName, syntax, wordOf } from '../vocabulary/index.ts';
import { clockText, plainScript, writeSendUntil, writeWhen } from '../write/index.ts';
import { cellPieces } from './cell-pieces.ts';
import { declaredRows } from './declared-rows.ts';
import { declaredHeading } from './declared-words.ts';
import { continued, notesHeading, OWN_MARK, type OwnColumn, ownColumns, settingHints, settingWords, variableWords } from './own-words.ts';

/** A script as the sheets of a workbook: texts of cells, row by row, before any file format. Rows and columns count from 0. */
export interface ScriptLayout {
  readonly title: string;
  readonly cues: {
    readonly columns: readonly LaidColumn[];
    readonly rows: readonly (readonly string[])[];
    /** columns in which equal neighbours are shown as one cell */
    readonly merged: readonly number[];
  };
  /** without a heading of their own */
  readonly settings: readonly (readonly string[])[];
  /** what the script declares beside its cues, with a heading row; only the heading where there is nothing */
  readonly declared: readonly (readonly string[])[];
  /** with a heading row */
  readonly variables: readonly (readonly string[])[];
  /** with a heading row */
  readonly notes: readonly (readonly string[])[];
}

export interface LaidColumn extends Pick<OwnColumn, 'field' | 'width' | 'plan'> {
  readonly heading: string;
}

/** Lays a script out; the importer makes the same script of it. */
export function layOutScript(script: Script, locale: Locale): ScriptLayout {
  const cells = script.cues.map((cue) => cellsOf(cue, locale));
  const columns = ownColumns.flatMap((column) => columnsOf(column, cells, locale));
  const [title = '', ...longTitle] = cellPieces(script.title);
  return {
    title,
    cues: {
      columns,
      rows: cells.map((row) => columns.map(({ field, nth, piece }) => row[field]?.[nth]?.[piece] ?? '')),
      merged: columns.flatMap(({ field }, index) => (field === 'stage' || field === 'day' ? [index] : [])),
    },
    settings: settingsOf(script, longTitle.length > 0, locale),
    declared: [
      Object.values(declaredHeading).map((words) => words[locale]),
      ...declaredRows(declaredOf(script), locale).map(([block = '', item = '', field = '', value = '']) => [
        block,
        item,
        field,
        ...cellPieces(value),
      ]),
    ],
    variables: [
      [variableWords.name[locale], variableWords.when[locale], variableWords.value[locale]],
      ...script.variables.map(({ name, value }) => [
        ...[name, variableWords[value === null ? 'asked' : 'fixed'][locale]],
        ...cellPieces(value ?? ''),
      ]),
    ],
    notes: [[notesHeading[locale]], ...notesRows(script.notes ?? '')],
  };
}

/** Keys of a script file that have a place of their own in a workbook. */
const PLACED: ReadonlySet<string> = new Set([
  'kuaishan',
  'title',
  'days',
  'channel',
  'quietHours',
  'roles',
  'stages',
  'variables',
  'notes',
  'cues',
]);

function declaredOf(script: Script): Readonly<Record<string, unknown>> {
  const declared = Object.entries(plainScript(script)).filter(([key]) => !PLACED.has(key));
  return Object.fromEntries(declared.map(([key, value]) => [key, value instanceof Map ? Object.fromEntries(value) : value]));
}

/** The values of a cue's fields: several of `variants`, each in as many pieces as a cell's limit makes of it. */
type Cells = Readonly<Partial<Record<FieldName, readonly (readonly string[])[]>>>;

function cellsOf(cue: Cue, locale: Locale): Cells {
  return Object.fromEntries(Object.entries(cueWords(cue, locale)).map(([field, list]) => [field, list.map(cellPieces)]));
}

/** A cue's fields in the words a person reads; several only of `variants`. What it has not is empty. */
export function cueWords(cue: Cue, locale: Locale): Readonly<Partial<Record<FieldName, readonly string[]>>> {
  const { when, audience, sendUntil, origin } = cue;
  const [text = '', ...variants] = cue.texts;
  return {
    stage: [wordOf('stages', cue.stage, locale)],
    day: [when.kind === 'at' ? dayWords(when.time.day, locale) : ''],
    time: [whenWords(when, locale)],
    who: [wordOf('roles', cue.role, locale)],
    where: [wordOf('places', cue.place, locale)],
    title: [cue.title ?? ''],
    text: [text],
    attachments: [cue.attachments.join('\n')],
    remarks: [cue.remarks ?? ''],
    to: [audience ? audienceText(audience, locale) : ''],
    variants,
    sendUntil: [sendUntil ? untilWords(sendUntil, locale) : ''],
    do: [wordOf('actions', cue.action, locale)],
    of: [cue.about ?? ''],
    choices: [choicesText(cue.choices)],
    reason: [cue.reason ?? ''],
    origin: [origin ? `${origin.sheet}!${origin.cell}` : ''],
    id: [cue.id],
  };
}

/** A field's columns: one, one for each variant, and further ones where a text goes on. */
function columnsOf(column: OwnColumn, cells: readonly Cells[], locale: Locale): (LaidColumn & { nth: number; piece: number })[] {
  const most = Math.max(1, ...cells.map((row) => row[column.field]?.length ?? 0));
  return Array.from({ length: most }, (_, nth) => {
    const pieces = Math.max(1, ...cells.map((row) => row[column.field]?.[nth]?.length ?? 0));
    const heading = nth === 0 ? column.heading[locale] : `${column.heading[locale]} ${nth + 1}`;
    return Array.from({ length: pieces }, (__, piece) => ({
      ...{ field: column.field, width: column.width, plan: column.plan, nth, piece },
      heading: piece === 0 ? heading : `${heading}${continued[locale]}`,
    }));
  }).flat();
}

/** Which day, as a heading says it: 第3天, Day 3. */
export function dayWords(day: number, locale: Locale): string {
  const [before, after] = syntax.day['zh-CN'];
  return locale === 'en' ? `Day ${day}` : `${before}${day}${after}`;
}

/** A clock for a moment of a day, else when in the script's words, in the reader's language where it says the same. */
function whenWords(when: When, locale: Locale): string {
  if (when.kind === 'at') return clockText(when.time.minuteOfDay);
  const written = writeWhen(when);
  if (locale === 'en') return written;
  const parsed = (candidate: string) => {
    const result = parseWhen(candidate);
    return result.ok && writeWhen(result.value) === written;
  };
  return [chineseWhen(when)].find(parsed) ?? written;
}

function chineseWhen(when: Exclude<When, { kind: 'at' }>): string {
  if (when.kind === 'go') return syntax.go['zh-CN'][0];
  const anchor = chineseAnchor(when.anchor);
  const side = when.offsetMinutes < 0 ? '前' : '后';
  const waits = when.waitsForAnchor && when.offsetMinutes === 0;
  return waits ? `${anchor}之${side}` : `${anchor}${side}${chineseDuration(Math.abs(when.offsetMinutes))}`;
}

function chineseAnchor(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'cue':
      return `${anchor.cue} `;
    case 'liveStart':
      return `直播 ${anchor.live} 开始`;
    case 'liveEnd':
      return `直播 ${anchor.live} 结束`;
    case 'offerOpen':
      return `优惠 ${anchor.offer} 开售`;
    case 'offerClose':
      return `优惠 ${anchor.offer} 截止`;
    case 'lesson':
      return `lesson ${anchor.lesson} `;
    default:
      return wordOf('anchors', anchor.kind, 'zh-CN');
  }
}

function chineseDuration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}小时` : ''}${rest > 0 || hours === 0 ? `${rest}分钟` : ''}`;
}

function untilWords(until: SendUntil, locale: Locale): string {
  const written = writeSendUntil(until);
  if (locale === 'en') return written;
  const words =
    until.kind === 'duration' ? chineseDuration(until.minutes) : `${dayWords(until.time.day, locale)} ${clockText(until.time.minuteOfDay)}`;
  const parsed = parseSendUntil(words, null);
  return parsed.ok && writeSendUntil(parsed.value) === written ? words : written;
}

function audienceText(audience: NonNullable<Cue['audience']>, locale: Locale): string {
  const written = writeAudience(audience);
  const words = audienceWords(audience, locale);
  const parsed = parseAudience(words);
  return parsed.ok && JSON.stringify(parsed.audience) === JSON.stringify(audience) ? words : written;
}

function settingsOf(script: Script, longTitle: boolean, locale: Locale): string[][] {
  const row = (label: string, value: string, hint: string): string[] => {
    const [first = '', ...rest] = cellPieces(value);
    return [label, first, hint, ...rest];
  };
  const { quietHours } = script;
  const named = (kind: 'role' | 'stage', name: string) =>
    `${settingWords[kind][locale]} ${wordOf(kind === 'role' ? 'roles' : 'stages', name, locale)}`;
  return [
    [OWN_MARK, String(script.language), settingHints.mark[locale]],
    ...(longTitle ? [row(settingWords.title[locale], script.title, '')] : []),
    row(settingWords.days[locale], String(script.days), settingHints.days[locale]),
    row(settingWords.channel[locale], wordOf('channels', script.channel, locale), settingHints.channel[locale]),
    row(
      settingWords.quietHours[locale],
      `${clockText(quietHours.fromMinute)}-${clockText(quietHours.toMinute)}`,
      settingHints.quietHours[locale],
    ),
    ...Object.entries(script.roles).map(([role, name]) => row(named('role', role), name, settingHints.role[locale])),
    ...script.stages.map(({ name, fromDay, toDay }) =>
      row(named('stage', name), fromDay === toDay ? String(fromDay) : `${fromDay}-${toDay}`, settingHints.stage[locale]),
    ),
  ];
}

/** One choice a line; as JSON where lines would not be told apart. */
function choicesText(choices: readonly string[]): string {
  const plain = choices.every((choice) => choice !== '' && choice === choice.trim() && !/[\n\r]/.test(choice) && !choice.startsWith('['));
  return plain ? choices.join('\n') : JSON.stringify(choices);
}

/** As many rows as a person reads with pleasure; of longer notes a row holds several lines. */
const NOTES_ROWS = 1_000;
/** below the line breaks a cell may have */
const LINES_TOGETHER = 200;

/** A row for each line; the cells of a row are one text. An empty line is an empty row. */
function notesRows(notes: string): readonly (readonly string[])[] {
  const lines = notes.split('\n');
  if (lines.length <= NOTES_ROWS) return lines.map(cellPieces);
  return Array.from({ length: Math.ceil(lines.length / LINES_TOGETHER) }, (_, index) =>
    cellPieces(lines.slice(index * LINES_TOGETHER, (index + 1) * LINES_TOGETHER).join('\n')),
  );
}
