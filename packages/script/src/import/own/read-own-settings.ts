import { notesHeading, says, settingWords, variableWords } from '../../export/own-words.ts';
import type { RoleName } from '../../script.ts';
import { findByWord } from '../../vocabulary/index.ts';
import { cellPlace } from '../finding.ts';
import { cellRef } from '../sheet.ts';
import type { OwnWorkbook } from './find-own.ts';
import type { OwnGrid } from './own-grid.ts';
import type { Placed } from './placed.ts';
import { readDeclaredRows } from './read-declared-rows.ts';

/** What a workbook of ours says apart from its cues, right or wrong: the parser judges it. */
export interface OwnSettings {
  readonly version: Placed<string>;
  /** only where the title was too long for its place above the cues */
  readonly title: Placed<string> | null;
  readonly days: Placed<string> | null;
  readonly channel: Placed<string> | null;
  readonly quietHours: Placed<string> | null;
  readonly roles: readonly { readonly role: string; readonly name: Placed<string> }[];
  readonly stages: readonly { readonly name: string; readonly days: Placed<string> }[];
  readonly variables: readonly { readonly name: string; readonly value: Placed<string | null> }[];
  readonly notes: Placed<string> | null;
  /** what the script declares beside (products, offers …), by the key of the file, as it stands there */
  readonly declared: ReadonlyMap<string, Placed<unknown>>;
  /** rows of the settings whose first cell is none of ours */
  readonly unknown: readonly Placed<string>[];
}

/** Names the script gives to roles, for cells that name a person instead of a role. */
export function roleNames(settings: OwnSettings): ReadonlyMap<string, RoleName> {
  return new Map(settings.roles.flatMap(({ role, name }) => (findByWord('roles', role) ? [[name.value, role as RoleName] as const] : [])));
}

export function readOwnSettings({ settings, declared, variables, notes }: OwnWorkbook): OwnSettings {
  const rows = settings.sheet.rows.slice(1).map(({ number }) => settingOf(settings, number));
  const one = (key: keyof typeof settingWords) => rows.find((row) => row.key === key)?.value ?? null;
  return {
    version: place(settings, 1, 2),
    title: one('title'),
    days: one('days'),
    channel: mapped(one('channel'), (text) => findByWord('channels', text)?.name ?? text),
    quietHours: one('quietHours'),
    roles: rows.flatMap(({ key, named, value }) => (key === 'role' && value.value !== '' ? [{ role: named, name: value }] : [])),
    stages: rows.flatMap(({ key, named, value }) => (key === 'stage' ? [{ name: named, days: value }] : [])),
    variables: variables ? readVariables(variables) : [],
    notes: notes ? readNotes(notes) : null,
    declared: declared ? readDeclaredRows(declared) : new Map(),
    unknown: rows.flatMap(({ key, label, value }) => (key === null ? [{ value: label, cell: value.cell }] : [])),
  };
}

interface Setting {
  readonly key: keyof typeof settingWords | null;
  readonly label: string;
  /** the role's or stage's name of the vocabulary, or the word as written */
  readonly named: string;
  readonly value: Placed<string>;
}

function settingOf(grid: OwnGrid, row: number): Setting {
  const label = grid.text(row, 1).trim();
  const value = { value: grid.text(row, 2) + (grid.text(row, 4) === '' ? '' : grid.textFrom(row, 4)), cell: placeOf(grid, row, 2) };
  for (const key of ['role', 'stage'] as const) {
    const word = Object.values(settingWords[key]).find((start) => label.toLowerCase().startsWith(`${start.toLowerCase()} `));
    if (word === undefined) continue;
    const name = label.slice(word.length).trim();
    return { key, label, named: findByWord(key === 'role' ? 'roles' : 'stages', name)?.name ?? name, value };
  }
  const key = (['title', 'days', 'channel', 'quietHours'] as const).find((name) => says(settingWords[name], label)) ?? null;
  return { key, label, named: '', value };
}

function readVariables(grid: OwnGrid): OwnSettings['variables'] {
  return grid.sheet.rows.flatMap(({ number }) => {
    const name = grid.text(number, 1);
    if (number === 1 || name.trim() === '') return [];
    const text = grid.textFrom(number, 3);
    const fixed = text !== '' || says(variableWords.fixed, grid.text(number, 2));
    return [{ name, value: { value: fixed ? text : null, cell: placeOf(grid, number, 3) } }];
  });
}

function readNotes(grid: OwnGrid): Placed<string> | null {
  const last = Math.max(0, ...grid.sheet.rows.map(({ number }) => number), ...blankRows(grid));
  const lines = Array.from({ length: Math.max(0, last - 1) }, (_, index) => grid.textFrom(index + 2, 1));
  const text = lines.join('\n').trimEnd();
  return text === '' || says(notesHeading, text) ? null : { value: text, cell: placeOf(grid, 2, 1) };
}

/** Rows that hold nothing but blanks. */
function blankRows(grid: OwnGrid): readonly number[] {
  return [...(grid.sheet.exact?.keys() ?? [])].map((ref) => Number(ref.replace(/^[A-Z]+/u, '')));
}

function place(grid: OwnGrid, row: number, column: number): Placed<string> {
  return { value: grid.text(row, column), cell: placeOf(grid, row, column) };
}

function placeOf(grid: OwnGrid, row: number, column: number): string {
  return cellPlace(grid.sheet.name, cellRef(row, column));
}

function mapped(placed: Placed<string> | null, change: (value: string) => string): Placed<string> | null {
  return placed && { ...placed, value: change(placed.value) };
}
