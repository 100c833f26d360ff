import { parseScript } from '../parse/index.ts';
import { DEFAULT_QUIET_HOURS, MOST_DAYS } from '../parse/read-head.ts';
import type { Cue, Finding, Script } from '../script.ts';
import { writeScript } from '../write/index.ts';
import { type BuiltCues, buildCues, type SettledEntry } from './build-cues.ts';
import { cellFindings } from './cell-findings.ts';
import { collectNotes } from './collect-notes.ts';
import { columnsGuessed, noCopyColumn, noDayColumn, noPlaceColumn, noRoleColumn, noTimeColumn, stagesGuessed } from './column-findings.ts';
import type { Entry } from './entry.ts';
import { findTables } from './find-tables.ts';
import { findTitle } from './find-title.ts';
import type { ImportedTable, ImportOptions } from './imported-table.ts';
import { findOwn } from './own/find-own.ts';
import { importOwn } from './own/import-own.ts';
import { readRows } from './read-rows.ts';
import { type NoteRows, settleCast } from './settle-cast.ts';
import { settleDays } from './settle-days.ts';
import { settleDoing } from './settle-doing.ts';
import { settleStages, stageSpans } from './settle-stages.ts';
import { settleTimes } from './settle-times.ts';
import { columnName, readRef, type Sheet } from './sheet.ts';
import type { Table, TableMapping } from './table.ts';
import { hiddenSheet, noRows, noScript, severalSheets, sheetAsNotes } from './table-findings.ts';

/**
 * Makes a script of the sheets of a workbook. Every row that holds something becomes a cue or is named by a finding; what is on other sheets is kept as notes.
 * The text has no errors: what could not be understood waits for a person's go and is told in a finding. A workbook that Kuaishan wrote gives its own
 * script again (`importOwn`).
 */
export function importTable(sheets: readonly Sheet[], options: ImportOptions): ImportedTable {
  const own = findOwn(sheets);
  if (own) return importOwn(own, options);
  const found = findTables(sheets);
  return importFound({ ...found, options });
}

/** The same once the tables are found. */
export function importFound(o: {
  readonly tables: readonly Table[];
  readonly others: readonly Sheet[];
  readonly findings: readonly Finding[];
  readonly options: ImportOptions;
}): ImportedTable {
  const { tables, others, options } = o;
  const read = tables.map((table) => ({ table, ...readRows(table) }));
  const title = findTitle(tables, { name: options.name ?? null, locale: options.locale });
  const notes: NoteRows[] = [
    ...read.map(({ table, notes: rows }) => ({ sheet: table.sheet, rows: [...table.above.filter((row) => row !== title.row), ...rows] })),
    ...others.map((sheet) => ({ sheet, rows: sheet.rows })),
  ];
  const collected = collectNotes(notes);
  const settled = settle(
    read.flatMap(({ entries }) => entries),
    { notes, written: collected.notes ?? '' },
    options,
  );
  const { cues, proposals } = settled.built;
  const findings = inOrderOfFile(
    [...tables.map((table) => table.sheet), ...others],
    [
      ...o.findings,
      ...(tables.length > 1 ? [severalSheets(tables.map((table) => table.sheet.name))] : []),
      ...(tables.length === 0 ? [noScript()] : []),
      ...read.flatMap(({ table, entries }) => aboutTable(table, entries)),
      ...read.flatMap((one) => [...one.findings, ...cellFindings(one.table.sheet, one.table.body)]),
      ...settled.findings,
      ...others.flatMap((sheet) => aboutOther(sheet, o.findings)),
      ...collected.findings,
    ],
  );
  const common = {
    proposals,
    notes: collected.notes ?? '',
    mapping: tables.map(mappingOf),
  };
  if (cues.length === 0) return { text: '', script: null, cues: 0, days: 0, rows: 0, findings, ...common };
  const script: Script = {
    language: 1,
    title: title.title,
    days: lastDay(cues, settled.days),
    channel: 'webRoom',
    quietHours: DEFAULT_QUIET_HOURS,
    roles: settled.rolesOf(cues),
    stages: stageSpans(cues),
    variables: [],
    cues,
    notes: collected.notes,
  };
  const text = writeScript(script);
  const parsed = parseScript(text);
  return {
    text,
    // the text is ours and has no errors (a property test says so); should one slip in, the findings show it and the script is still there
    script: parsed.ok ? parsed.script : script,
    cues: cues.length,
    days: script.days,
    rows: new Set(cues.map((cue) => `${cue.origin?.sheet}!${cue.origin?.cell.replace(/^[A-Z]+/u, '')}`)).size,
    findings: parsed.ok ? findings : [...findings, ...parsed.findings.filter(({ severity }) => severity === 'error')],
    ...common,
  };
}

interface Settled {
  readonly built: BuiltCues;
  readonly findings: readonly Finding[];
  readonly days: number;
  readonly rolesOf: (cues: readonly Cue[]) => Script['roles'];
}

/** Everything entries leave open is settled over all of them: days need the first date, roles the names used elsewhere. */
function settle(
  entries: readonly Entry[],
  { notes, written }: { readonly notes: readonly NoteRows[]; readonly written: string },
  { locale }: ImportOptions,
): Settled {
  const days = settleDays(entries);
  const times = settleTimes(entries, days.settled);
  const stages = settleStages(entries);
  const cast = settleCast(entries, notes);
  const doing = settleDoing(entries, cast, locale);
  const last = Math.max(1, ...times.settled.flatMap(({ moments }) => moments.flatMap(({ day }) => day ?? [])));
  const whole = entries.map(
    (entry, index): SettledEntry => ({
      entry,
      day: days.settled[index] ?? { days: null, rest: '', cell: null },
      times: times.settled[index] ?? { moments: [], remarks: [] },
      stage: stages.stages[index] ?? null,
      stageWords: stages.words[index] ?? null,
      doings: doing.settled[index] ?? [],
    }),
  );
  const built = buildCues(whole, {
    locale,
    days: last,
    notesBytes: new TextEncoder().encode(written).length + written.split('\n').length * 4,
  });
  const tables = new Map(entries.map((entry) => [entry.sheet, entry.has]));
  const sheets = [...tables].map(([sheet, has]) => ({ sheet, has, own: whole.filter(({ entry }) => entry.sheet === sheet) }));
  const where = (lacks: (one: (typeof sheets)[number]) => boolean): readonly Sheet[] => sheets.filter(lacks).map(({ sheet }) => sheet);
  const missing = [
    { make: noDayColumn, sheets: where(({ own }) => own.every(({ day }) => day.cell === null)) },
    { make: stagesGuessed, sheets: where(({ own }) => own.every(({ stage }) => stage === null)) },
    { make: noRoleColumn, sheets: where(({ has, own }) => !has.has('who') && own.every(({ entry }) => !entry.setting?.role)) },
    { make: noPlaceColumn, sheets: where(({ has, own }) => !has.has('where') && own.every(({ entry }) => !entry.setting?.place)) },
    { make: noTimeColumn, sheets: where(({ has, own }) => !has.has('time') && !has.has('when') && own.every(waitsForGo)) },
    { make: noCopyColumn, sheets: where(({ has }) => !has.has('text')) },
  ].flatMap(({ make, sheets: lacking }) => (lacking.length === 0 ? [] : [make(lacking)]));
  return {
    built,
    days: last,
    findings: [...missing, ...days.findings, ...times.findings, ...stages.findings, ...doing.findings, ...cast.findings, ...built.findings],
    rolesOf: (cues) =>
      cast.namesOf(
        cues.map((cue) => cue.role),
        locale,
      ),
  };
}

function waitsForGo({ times }: SettledEntry): boolean {
  return times.moments.every(({ when }) => when.kind === 'go');
}

function lastDay(cues: readonly Cue[], atLeast: number): number {
  return Math.max(1, Math.min(atLeast, MOST_DAYS), ...cues.flatMap((cue) => (cue.when.kind === 'at' ? [cue.when.time.day] : [])));
}

function aboutTable(table: Table, entries: readonly Entry[]): readonly Finding[] {
  return [...(table.guessed.length > 0 ? [columnsGuessed(table)] : []), ...(entries.length === 0 ? [noRows(table.sheet)] : [])];
}

function aboutOther(sheet: Sheet, told: readonly Finding[]): readonly Finding[] {
  if (sheet.hidden) return [hiddenSheet(sheet), ...cellFindings(sheet, sheet.rows)];
  if (sheet.rows.length === 0) return [];
  return [...(told.some((finding) => finding.cell === sheet.name) ? [] : [sheetAsNotes(sheet)]), ...cellFindings(sheet, sheet.rows)];
}

/** Findings about the whole file first, then sheet by sheet, each from top to bottom. */
function inOrderOfFile(sheets: readonly Sheet[], findings: readonly Finding[]): readonly Finding[] {
  const order = new Map(sheets.map((sheet, index) => [sheet.name, index + 1]));
  const placed = findings.map((finding) => {
    const at = finding.cell?.lastIndexOf('!') ?? -1;
    const ref = at < 0 ? null : readRef(finding.cell?.slice(at + 1) ?? '');
    const sheet = finding.cell === null ? 0 : (order.get(ref ? finding.cell.slice(0, at) : finding.cell) ?? 0);
    return { finding, key: [sheet, ref?.row ?? 0, ref?.column ?? 0] as const };
  });
  return placed.toSorted((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2]).map(({ finding }) => finding);
}

function mappingOf(table: Table): TableMapping {
  return {
    sheet: table.sheet.name,
    headerRow: table.headerRow,
    columns: table.columns.map(({ column, heading, field }) => ({ column: columnName(column), heading, field })),
  };
}
