import { parseAudience, writeAudience } from '../../audience/index.ts';
import { parseSendUntil, parseWhen } from '../../parse/index.ts';
import { MOST_DAYS } from '../../parse/read-head.ts';
import type { Finding, Locale, RoleName } from '../../script.ts';
import { type FieldName, findByWord } from '../../vocabulary/index.ts';
import { clockText, durationText, writeSendUntil, writeWhen } from '../../write/index.ts';
import { cellPlace } from '../finding.ts';
import { readAttachments } from '../read-attachments.ts';
import { readDay } from '../read-day.ts';
import { readPlaces } from '../read-place.ts';
import { readRole } from '../read-role.ts';
import { readStage } from '../read-stage.ts';
import { readText } from '../read-text.ts';
import { readTime } from '../read-time.ts';
import { type Cell, cellRef } from '../sheet.ts';
import { badDay, badTime, noTime, severalTimes, timeInWords, timeWithWords } from '../when-findings.ts';
import type { OwnTable } from './find-own.ts';

/** A row as fields of a script file, right or wrong, and the cells they came from. */
export interface OwnRow {
  readonly row: number;
  /** empty: a row somebody added */
  readonly id: string;
  readonly when: string;
  /** its day where it has one, for rows below that leave theirs empty */
  readonly day: number | null;
  readonly stage: string;
  readonly role: string;
  readonly place: string;
  readonly action: string;
  readonly texts: readonly string[];
  readonly attachments: readonly string[];
  readonly about: string;
  readonly choices: readonly string[];
  /** sendUntil, to, title, reason, remarks, origin as written */
  readonly plain: Readonly<Record<'title' | 'to' | 'sendUntil' | 'reason' | 'remarks' | 'origin', string>>;
  readonly findings: readonly Finding[];
  readonly cellOf: (field: FieldName) => string;
}

/** What rows above have settled for those that leave it empty. */
export interface Above {
  readonly day: number | null;
  readonly stage: string;
  readonly role: string;
}

export interface RowSetting {
  readonly table: OwnTable;
  readonly named: ReadonlyMap<string, RoleName>;
  readonly locale: Locale;
}

/** Reads one row; null when there is nothing in our columns at all. */
export function readOwnRow(row: number, above: Above, setting: RowSetting): OwnRow | null {
  const { table } = setting;
  const { grid } = table;
  const first = (field: FieldName): number => table.columns.get(field)?.[0]?.column ?? 0;
  const cell = (field: FieldName): Cell | null => (first(field) === 0 ? null : grid.cell(row, first(field)));
  const values = (field: FieldName): readonly string[] => {
    const joined: string[] = [];
    for (const { column, continues } of table.columns.get(field) ?? []) {
      const text = grid.text(row, column);
      if (continues && joined.length > 0) joined[joined.length - 1] += text;
      else joined.push(text);
    }
    return joined;
  };
  const value = (field: FieldName): string => values(field)[0] ?? '';
  const cellOf = (field: FieldName): string =>
    cellPlace(
      grid.sheet.name,
      cellRef(row, first(field) || Math.min(...[...table.columns.values()].flatMap((all) => all.map(({ column }) => column)))),
    );
  const own: readonly FieldName[] = ['time', 'title', 'text', 'attachments', 'variants', 'remarks', 'do', 'id'];
  if (own.every((field) => values(field).every((text) => text.trim() === ''))) return null;

  const id = value('id').trim();
  const added = id === '';
  const time = timeOf({ time: cell('time'), day: cell('day'), above, sheet: grid.sheet.name, at: cellRef(row, first('time')), added });
  const where = whereOf(value('where'), value('do'));
  const texts = [value('text'), ...values('variants')].filter((text) => text !== '');
  const remarks = [value('remarks'), ...time.remarks].filter((text) => text !== '').join('\n');
  return {
    ...{ row, id, when: time.when, day: time.day, cellOf, findings: time.findings },
    stage: readStage(value('stage')) ?? (value('stage').trim() || above.stage),
    role: roleOf(value('who'), setting.named) || above.role || 'host',
    place: where.place,
    action: where.action,
    // an operator's braces in a row of their own; ours are the template's already
    texts: added ? texts.map((text, index) => (index === 0 ? where.lead : '') + readText(text).text) : texts,
    attachments: added
      ? readAttachments(value('attachments')).names
      : value('attachments')
          .split('\n')
          .filter((name) => name !== ''),
    about: value('of').trim(),
    choices: choicesOf(value('choices')),
    plain: {
      title: value('title'),
      to: audienceOf(value('to')),
      sendUntil: untilOf(value('sendUntil'), time.day) || time.until,
      reason: value('reason'),
      remarks,
      origin: value('origin') || (added ? cellOf('text') : ''),
    },
  };
}

/** One a line, or as JSON where they would not be told apart that way. */
function choicesOf(written: string): readonly string[] {
  if (written.startsWith('[')) {
    try {
      const choices: unknown = JSON.parse(written);
      if (Array.isArray(choices)) return choices.map(String);
    } catch {
      // a person's own line that begins so
    }
  }
  return written.split('\n').flatMap((choice) => (choice.trim() === '' ? [] : [choice.trim()]));
}

/** As the script file spells it; what cannot be read stays as written, for the parser to tell. */
function audienceOf(written: string): string {
  const parsed = parseAudience(written);
  return written.trim() !== '' && parsed.ok ? writeAudience(parsed.audience) : written;
}

function untilOf(written: string, day: number | null): string {
  const parsed = parseSendUntil(written, day);
  return parsed.ok ? writeSendUntil(parsed.value) : written;
}

function roleOf(written: string, named: ReadonlyMap<string, RoleName>): string {
  return findByWord('roles', written)?.name ?? named.get(written.trim()) ?? readRole(written)?.role ?? written.trim();
}

interface Where {
  readonly place: string;
  readonly action: string;
  readonly lead: string;
}

/** The channel's column is what people edit: it decides between saying and whispering. Elsewhere (朋友圈) a person does it. */
function whereOf(where: string, kind: string): Where {
  const action = findByWord('actions', kind)?.name ?? kind.trim();
  const [reading] = where.trim() === '' ? [] : readPlaces(where);
  const exact = findByWord('places', where)?.name;
  if (!exact && reading?.kind === 'elsewhere') {
    const spoken = action === '' || action === 'say' || action === 'whisper';
    return { place: 'room', action: spoken ? 'task' : action, lead: `${reading.word}：` };
  }
  const place = exact ?? (reading?.kind === 'place' ? reading.place : '');
  const does = place === 'room' && action === 'whisper' ? 'say' : place === 'private' && action === 'say' ? 'whisper' : action;
  return { place, action: does, lead: '' };
}

interface OwnTime {
  readonly when: string;
  readonly day: number | null;
  readonly until: string;
  readonly remarks: readonly string[];
  readonly findings: readonly Finding[];
}

function timeOf(o: {
  readonly time: Cell | null;
  readonly day: Cell | null;
  readonly above: Above;
  readonly sheet: string;
  readonly at: string;
  readonly added: boolean;
}): OwnTime {
  const none = { until: '', remarks: [], findings: [] };
  const about = (cell: Cell | null) => ({ sheet: o.sheet, cell: cell ?? emptyCell(o.at) });
  const whole = o.time?.kind === 'text' ? parseWhen(o.time.text) : null;
  if (whole?.ok && (whole.value.kind === 'at' || !o.added || whole.value.kind === 'go' || !mayBeClock(o.time))) {
    return { ...none, when: writeWhen(whole.value), day: whole.value.kind === 'at' ? whole.value.time.day : null };
  }
  const findings: Finding[] = [];
  const dayReading = o.day === null ? null : readDay(o.day);
  if (o.day !== null && dayReading?.kind !== 'days') findings.push(badDay(about(o.day)));
  const day = dayReading?.kind === 'days' ? (dayReading.days[0] ?? null) : o.above.day;
  const reading = o.time === null ? ({ kind: 'blank' } as const) : readTime(o.time);
  const byHand = { when: 'on go', day, until: '' };
  if (reading.kind === 'afterJoin') return { ...none, when: `${durationText(reading.minutes)} after join`, day: null, findings };
  if (reading.kind === 'impossible') return { ...byHand, remarks: [], findings: [...findings, badTime(about(o.time))] };
  if (reading.kind === 'blank') return { ...byHand, remarks: [], findings: [...findings, noTime(about(o.time))] };
  if (reading.kind === 'words' || day === null) {
    return { ...byHand, remarks: [o.time?.text ?? ''], findings: [...findings, timeInWords(about(o.time))] };
  }
  const [span, ...more] = reading.spans;
  const start = (span?.start ?? 0) + (reading.nextDay ? 1440 : 0);
  if (more.length > 0) findings.push(severalTimes(about(o.time), 1));
  if (reading.rest !== '') findings.push(timeWithWords(about(o.time), reading.rest));
  const dayTime = (minutes: number) => `day ${Math.min(day + Math.floor(minutes / 1440), MOST_DAYS * 10)} ${clockText(minutes % 1440)}`;
  return {
    when: dayTime(start),
    day,
    until: span?.end ? dayTime(span.end) : '',
    remarks: reading.rest === '' ? [] : [reading.rest],
    findings,
  };
}

/** 晚上8点后 is a time of day, not a time after a cue called 晚上8点. */
function mayBeClock(cell: Cell | null): boolean {
  return cell !== null && readTime(cell).kind === 'clock';
}

function emptyCell(ref: string): Cell {
  return { ref, row: 0, column: 0, kind: 'text', value: '', text: '', formula: 'none', link: null, comment: null };
}
