import { nothingDeclared } from '../nothing-declared.ts';
import { parseScript } from '../parse/index.ts';
import { DEFAULT_QUIET_HOURS, MOST_DAYS } from '../parse/read-head.ts';
import type { Cue, Finding, Script } from '../script.ts';
import { writeScript } from '../write/index.ts';
import { type BuiltCues, buildCues, type SettledEntry } from './build-cues.ts';
import { type ClassifiedRow, classifiedRows } from './classify/classified-row.ts';
import { collectNotes } from './collect-notes.ts';
import { noCopyColumn, noDayColumn, noPlaceColumn, noRoleColumn, noTimeColumn, stagesGuessed } from './column-findings.ts';
import type { Entry } from './entry.ts';
import type { ImportedTable, ImportOptions } from './imported-table.ts';
import { matchAttachments } from './match-attachments.ts';
import { noteFacts } from './propose/note-facts.ts';
import { proposeDeclarations } from './propose/propose-declarations.ts';
import { type NoteRows, settleCast } from './settle-cast.ts';
import { settleDays } from './settle-days.ts';
import { settleDoing } from './settle-doing.ts';
import { settleStages, stageSpans } from './settle-stages.ts';
import { settleTimes } from './settle-times.ts';
import { readRef, type Sheet, type SheetRow } from './sheet.ts';
import type { TableMapping } from './table.ts';

/** A table, or a document, read row by row. */
export interface ReadPart {
  readonly sheet: Sheet;
  readonly entries: readonly Entry[];
  /** rows that are no cue, to be kept as notes */
  readonly notes: readonly SheetRow[];
  readonly findings: readonly Finding[];
}

/** Makes a script of what was read, whatever it was read from. */
export function importRead(o: {
  readonly parts: readonly ReadPart[];
  /** sheets kept as notes from end to end */
  readonly others: readonly Sheet[];
  readonly title: string;
  /** about the file as a whole, and about the others */
  readonly findings: readonly Finding[];
  readonly mapping: readonly TableMapping[];
  readonly options: ImportOptions;
}): ImportedTable {
  const { parts, others, options } = o;
  const notes: NoteRows[] = [
    ...parts.map(({ sheet, notes: rows }) => ({ sheet, rows })),
    ...others.map((sheet) => ({ sheet, rows: sheet.rows })),
  ];
  const collected = collectNotes(notes);
  const settled = settle(
    parts.flatMap(({ entries }) => entries),
    { notes, written: collected.notes ?? '' },
    { ...options, memory: (options.memory ?? []).filter((one) => o.mapping.some(({ signature }) => signature === one.signature)) },
  );
  const { proposals } = settled.built;
  const matched = matchAttachments(settled.built.cues, options.media ?? null);
  const { cues } = matched;
  const findings = inOrderOfFile(
    [...parts.map(({ sheet }) => sheet), ...others],
    [...o.findings, ...parts.flatMap((part) => part.findings), ...settled.findings, ...matched.findings, ...collected.findings],
  );
  const common = { classified: settled.classified, notes: collected.notes ?? '', mapping: o.mapping };
  if (cues.length === 0) return { text: '', script: null, cues: 0, days: 0, rows: 0, findings, proposals, ...common };
  const script: Script = {
    ...nothingDeclared,
    language: 1,
    title: o.title,
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
  const declarations = proposeDeclarations({ facts: noteFacts(notes), script });
  const parsed = parseScript(text);
  return {
    text,
    proposals: [...declarations, ...matched.proposals, ...proposals],
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
  readonly classified: readonly ClassifiedRow[];
  readonly findings: readonly Finding[];
  readonly days: number;
  readonly rolesOf: (cues: readonly Cue[]) => Script['roles'];
}

/** Everything entries leave open is settled over all of them: days need the first date, roles the names used elsewhere. */
function settle(
  entries: readonly Entry[],
  { notes, written }: { readonly notes: readonly NoteRows[]; readonly written: string },
  { locale, memory = [], actions = {} }: ImportOptions,
): Settled {
  const days = settleDays(entries);
  const times = settleTimes(entries, days.settled);
  const stages = settleStages(entries);
  const cast = settleCast(entries, notes);
  const chosen = {
    cells: new Map(Object.entries(actions)),
    names: new Map(memory.flatMap((one) => Object.entries(one.actions))),
  };
  const doing = settleDoing(entries, cast, { locale, chosen });
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
    {
      make: noRoleColumn,
      sheets: where(({ has, own }) => !has.has('who') && own.every(({ entry }) => !entry.setting?.role && !entry.fields.who)),
    },
    { make: noPlaceColumn, sheets: where(({ has, own }) => !has.has('where') && own.every(({ entry }) => !entry.setting?.place)) },
    { make: noTimeColumn, sheets: where(({ has, own }) => !has.has('time') && !has.has('when') && own.every(waitsForGo)) },
    { make: noCopyColumn, sheets: where(({ has }) => !has.has('text')) },
  ].flatMap(({ make, sheets: lacking }) => (lacking.length === 0 ? [] : [make(lacking)]));
  return {
    built,
    classified: classifiedRows(whole, built.cues),
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
