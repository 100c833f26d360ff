import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { parseScript, parseWhen } from '../../parse/index.ts';
import { MOST_DAYS } from '../../parse/read-head.ts';
import type { Finding, Place } from '../../script.ts';
import { writePlainScript } from '../../write/index.ts';
import { CueIds } from '../cue-id.ts';
import { findTitle } from '../find-title.ts';
import { cellPlace } from '../finding.ts';
import type { ImportedTable, ImportOptions } from '../imported-table.ts';
import { columnName } from '../sheet.ts';
import type { OwnTable, OwnWorkbook } from './find-own.ts';
import { addedPartsLeftOut, copiedId, moreDays, noCueTable, rowWithoutCue } from './own-findings.ts';
import { type OwnRow, readOwnRow } from './read-own-row.ts';
import { type OwnSettings, readOwnSettings, roleNames } from './read-own-settings.ts';

/**
 * Makes the script of a workbook that Kuaishan wrote: the one it was written of, with what a person changed since. Rows and settings become the text of a
 * script file, and the parser judges it as it would a person's; what it finds is told at the cell. Unlike a foreign workbook's, an error leaves no
 * script: the file already was one, so the cell named is what is to be mended.
 */
export function importOwn(workbook: OwnWorkbook, options: ImportOptions): ImportedTable {
  const settings = readOwnSettings(workbook);
  const added = [...settings.unknown.map(({ value }) => value), ...workbook.others.map(({ name }) => name)];
  const leftOut = added.length === 0 ? [] : [addedPartsLeftOut(settings.unknown[0]?.cell ?? workbook.others[0]?.name ?? '', added)];
  const { cues: table } = workbook;
  if (table) return importOwnParts({ settings, table, leftOut, options });
  return { ...nothing(settings), findings: [noCueTable(workbook.settings.sheet.name), ...leftOut] };
}

function nothing(settings: OwnSettings) {
  return {
    text: '',
    script: null,
    cues: 0,
    days: 0,
    rows: 0,
    proposals: [],
    classified: [],
    notes: settings.notes?.value ?? '',
    mapping: [],
  };
}

/** The same of what a workbook, or a document of ours, consists of. */
export function importOwnParts(o: {
  readonly settings: OwnSettings;
  readonly table: OwnTable;
  /** about what is not read */
  readonly leftOut: readonly Finding[];
  readonly options: ImportOptions;
}): ImportedTable {
  const { settings, table, leftOut, options } = o;
  const { rows, findings: rowFindings } = readRows(table, settings, options);
  const grown = grow(rows, settings);
  const cells = new Map<string, string>();
  const text = writePlainScript(plainOf({ table, settings, rows, days: grown.days, options, cells }));
  const parsed = parseScript(text);
  const findings = [...leftOut, ...foreignColumns(table), ...grown.findings, ...rowFindings, ...atCells(parsed.findings, text, cells)];
  if (!parsed.ok) return { ...nothing(settings), findings };
  const { script } = parsed;
  return {
    text,
    script,
    cues: script.cues.length,
    days: script.days,
    rows: rows.length,
    findings,
    proposals: [],
    classified: [],
    notes: settings.notes?.value ?? '',
    mapping: [mappingOf(table)],
  };
}

function readRows(
  table: OwnTable,
  settings: OwnSettings,
  { locale }: ImportOptions,
): { rows: readonly OwnRow[]; findings: readonly Finding[] } {
  const setting = { table, named: roleNames(settings), locale };
  const findings: Finding[] = [];
  const read: OwnRow[] = [];
  let above = { day: null as number | null, stage: '', role: '' };
  for (const { number } of table.grid.sheet.rows) {
    if (number <= table.headerRow) continue;
    const row = readOwnRow(number, above, setting);
    if (!row) continue;
    above = { day: row.day ?? above.day, stage: row.stage, role: row.role };
    const says = row.id !== '' || row.texts.length > 0 || row.attachments.length > 0 || row.plain.title.trim() !== '';
    if (!says && row.action === '') findings.push(rowWithoutCue(row.cellOf('text')));
    else read.push(row);
  }
  const named = giveIds(read, findings);
  return { rows: named, findings: [...findings, ...named.flatMap((row) => row.findings)] };
}

/** Rows without an id get one; of two rows with the same the second is a copy somebody made. */
function giveIds(rows: readonly OwnRow[], findings: Finding[]): readonly OwnRow[] {
  const ids = new CueIds(rows.map(({ id }) => id));
  const seen = new Set<string>();
  return rows.map((row) => {
    if (row.id !== '' && !seen.has(row.id)) {
      seen.add(row.id);
      return row;
    }
    const when = parseWhen(row.when);
    const id = ids.make({ when: when.ok ? when.value : { kind: 'go' }, day: row.day, words: row.plain.title || (row.texts[0] ?? '') });
    if (row.id !== '') findings.push(copiedId(row.cellOf('id'), { id: row.id, now: id }));
    return { ...row, id };
  });
}

/** A row on a day beyond the last makes the script longer. */
function grow(rows: readonly OwnRow[], settings: OwnSettings): { days: string; findings: readonly Finding[] } {
  const written = settings.days?.value.trim() ?? '';
  const last = rows.reduce<OwnRow | null>((most, row) => ((row.day ?? 0) > (most?.day ?? 0) ? row : most), null);
  const needed = last?.day ?? 1;
  if (written === '') return { days: String(needed), findings: [] };
  const from = Number(written);
  if (!last || !Number.isInteger(from) || needed <= from || needed > MOST_DAYS) return { days: written, findings: [] };
  return { days: String(needed), findings: [moreDays(last.cellOf('day'), { from, to: needed })] };
}

/** The script file's fields; `cells` receives the cell of each (`days`, `cues.3.text`). */
function plainOf(o: {
  table: OwnTable;
  settings: OwnSettings;
  rows: readonly OwnRow[];
  days: string;
  options: ImportOptions;
  cells: Map<string, string>;
}): Record<string, unknown> {
  const { table, settings, cells } = o;
  const placed = (key: string, one: { value: string; cell: string } | null): string | undefined => {
    if (!one) return undefined;
    cells.set(key, one.cell);
    return one.value;
  };
  const version = placed('kuaishan', settings.version);
  return present({
    kuaishan: version === '1' ? 1 : version,
    title: placed('title', settings.title) ?? titleOf(table, o.options),
    days: /^\d+$/u.test(o.days) ? Number(o.days) : (placed('days', settings.days) ?? o.days),
    channel: placed('channel', settings.channel),
    quietHours: placed('quietHours', settings.quietHours),
    roles: orNone(new Map(settings.roles.map(({ role, name }) => [role, placed(`roles.${role}`, name)]))),
    stages: orNone(settings.stages.map(({ name, days }, index) => ({ name, days: numberOr(placed(`stages.${index}`, days) ?? '') }))),
    variables: orNone(
      new Map(
        settings.variables.map(({ name, value }) => {
          cells.set(`variables.${name}`, value.cell);
          return [name, value.value];
        }),
      ),
    ),
    ...Object.fromEntries(
      [...settings.declared].map(([key, { value, cell }]) => {
        cells.set(key, cell);
        return [key, value];
      }),
    ),
    notes: placed('notes', settings.notes),
    cues: o.rows.map((row, index) => plainCue(row, `cues.${index}`, cells)),
  });
}

function plainCue(row: OwnRow, key: string, cells: Map<string, string>): Record<string, unknown> {
  const [text, ...variants] = row.texts;
  const { title, to, sendUntil, reason, remarks, origin } = row.plain;
  cells.set(key, row.cellOf('id'));
  const columns = { when: 'time', who: 'who', where: 'where', do: 'do' } as const;
  for (const name of [
    'id',
    'title',
    'stage',
    'to',
    'of',
    'choices',
    'text',
    'variants',
    'attachments',
    'sendUntil',
    'reason',
    'remarks',
    'origin',
  ] as const)
    cells.set(`${key}.${name}`, row.cellOf(name));
  for (const [name, column] of Object.entries(columns)) cells.set(`${key}.${name}`, row.cellOf(column));
  return present({
    ...{ id: row.id, title, stage: row.stage, when: row.when, who: row.role, where: row.place, to, do: row.action, of: row.about, text },
    choices: orNone([...row.choices]),
    ...{ variants: variants.length === 0 ? undefined : variants, attachments: orNone([...row.attachments]) },
    ...{ sendUntil, reason, remarks, origin },
  });
}

function titleOf(table: OwnTable, options: ImportOptions): string {
  const { grid, headerRow } = table;
  const above = Array.from({ length: headerRow - 1 }, (_, index) => grid.text(index + 1, 1));
  return above.find((text) => text !== '') ?? findTitle([], { name: options.name ?? null, locale: options.locale }).title;
}

/** Puts findings about places of the text at the cells these came from. */
function atCells(findings: readonly Finding[], text: string, cells: ReadonlyMap<string, string>): readonly Finding[] {
  if (findings.length === 0) return [];
  const places = placesOf(text);
  return findings.map((finding) => {
    const { at } = finding;
    if (!at) return finding;
    const before = places.findLast(({ place }) => place.line < at.line || (place.line === at.line && place.column <= at.column));
    let key = before?.key ?? '';
    while (key !== '' && !cells.has(key)) key = key.includes('.') ? key.slice(0, key.lastIndexOf('.')) : '';
    return { ...finding, at: null, cell: cells.get(key) ?? null };
  });
}

/** Where every field of the text begins, in order. */
function placesOf(text: string): readonly { readonly place: Place; readonly key: string }[] {
  const lines = new LineCounter();
  const root = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' }).contents;
  const places: { place: Place; key: string }[] = [];
  const visit = (node: unknown, key: string, depth: number): void => {
    const children = isMap(node)
      ? node.items.map((pair) => ({ node: pair.value, start: pair.key, name: isScalar(pair.key) ? String(pair.key.value) : '' }))
      : isSeq(node)
        ? node.items.map((item, index) => ({ node: item, start: item, name: String(index) }))
        : [];
    for (const child of children) {
      const path = key === '' ? child.name : `${key}.${child.name}`;
      const { start } = child;
      const offset =
        typeof start === 'object' && start !== null && 'range' in start ? (start.range as readonly number[] | null)?.[0] : null;
      const { line, col } = lines.linePos(offset ?? 0);
      places.push({ place: { line, column: col }, key: path });
      if (depth < 3) visit(child.node, path, depth + 1);
    }
  };
  visit(root, '', 0);
  return places;
}

function foreignColumns({ grid, foreign, headerRow }: OwnTable): readonly Finding[] {
  const [first] = foreign;
  return first
    ? [
        addedPartsLeftOut(
          cellPlace(grid.sheet.name, `${columnName(first.column)}${headerRow}`),
          foreign.map(({ heading }) => heading),
        ),
      ]
    : [];
}

function mappingOf({ grid, headerRow, columns }: OwnTable): ImportedTable['mapping'][number] {
  const named = [...columns].flatMap(([field, places]) =>
    places.map(({ column }) => ({ column: columnName(column), heading: grid.text(headerRow, column), field })),
  );
  return { sheet: grid.sheet.name, signature: '', remembered: false, headerRow, columns: named };
}

function numberOr(written: string): string | number {
  return /^\d{1,4}$/u.test(written) ? Number(written) : written;
}

function present(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== ''));
}

function orNone<T extends Map<unknown, unknown> | readonly unknown[]>(all: T): T | undefined {
  return (all instanceof Map ? all.size : all.length) === 0 ? undefined : all;
}
