import type { Finding, Locale, RoleName } from '../script.ts';
import { wordOf } from '../vocabulary/index.ts';
import type { Entry } from './entry.ts';
import { cellPlace } from './finding.ts';
import { type NamedRole, namesIntroduced, namesLabelled, type RoleReading, readRole } from './read-role.ts';
import { roleNamed } from './row-findings.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** Who plays in the script, as far as its table and notes tell. */
export interface Cast {
  /** who a cell names, by role or by a person's name; null when neither is known */
  readonly read: (written: string) => RoleReading | null;
  /** names for `roles:` of the roles that cues use */
  readonly namesOf: (used: Iterable<RoleName>, locale: Locale) => Partial<Record<RoleName, string>>;
  readonly findings: readonly Finding[];
}

/** Rows outside the script's table, with the sheet they stand on. */
export interface NoteRows {
  readonly sheet: Sheet;
  readonly rows: readonly SheetRow[];
}

/** Learns names of roles: beside the role's word in a cell, labelled in notes (助教：小满), introduced in the copy (我是班主任阿澈). */
export function settleCast(entries: readonly Entry[], notes: readonly NoteRows[]): Cast {
  const names = new Map<RoleName, string>();
  const roles = new Map<string, RoleName>();
  const words = new Map<RoleName, string>();
  const findings: Finding[] = [];
  const learn = (named: NamedRole, place: string, tell: boolean): void => {
    if (!roles.has(named.name)) roles.set(named.name, named.role);
    if (names.has(named.role)) return;
    names.set(named.role, named.name);
    if (tell) findings.push(roleNamed({ place, ...named }));
  };
  for (const entry of entries) {
    const { who } = entry.fields;
    const reading = who && readRole(who.text);
    if (!who || !reading) continue;
    if (!words.has(reading.role)) words.set(reading.role, reading.word);
    if (reading.name !== null) learn({ role: reading.role, name: reading.name }, cellPlace(entry.sheet.name, who), false);
  }
  for (const { sheet, rows } of notes) {
    for (const row of rows) for (const { place, named } of labelledIn(sheet, row)) learn(named, place, true);
  }
  for (const entry of entries) {
    for (const cell of entry.copy) {
      for (const named of namesIntroduced(cell.text)) learn(named, cellPlace(entry.sheet.name, cell), true);
    }
  }
  return {
    read: (written) => {
      const reading = readRole(written);
      if (reading) return reading;
      const role = roles.get(written.trim());
      return role ? { role, name: written.trim(), also: [], word: written.trim() } : null;
    },
    namesOf: (used, locale) => {
      const all = new Set(used);
      return Object.fromEntries([...all].map((role) => [role, names.get(role) ?? words.get(role) ?? wordOf('roles', role, locale)]));
    },
    findings,
  };
}

/** Names in one row of notes: within a cell, or a role's word in one cell and the name in the next. */
function labelledIn(sheet: Sheet, row: SheetRow): readonly { readonly place: string; readonly named: NamedRole }[] {
  const [first, second] = row.cells;
  const pair = first && second && row.cells.length <= 3 && !/[:：]/u.test(first.text) ? namesLabelled(`${first.text}：${second.text}`) : [];
  return [
    ...pair.map((named) => ({ place: cellPlace(sheet.name, second ?? ''), named })),
    ...row.cells.flatMap((cell) => namesLabelled(cell.text).map((named) => ({ place: cellPlace(sheet.name, cell), named }))),
  ];
}
