import { badTime } from '../lint/rules/bad-time.ts';
import { unknownRole } from '../lint/rules/unknown-role.ts';
import type { DeclaredVariable, QuietHours, RoleName, Stage } from '../script.ts';
import { isVariableName } from '../text/variables-of.ts';
import { stages } from '../vocabulary/stages.ts';
import { findByWord } from '../vocabulary/vocabulary.ts';
import { parseClock } from './parse-time.ts';
import { type Field, type Reading, readList, readMap, readText, readWord } from './read-map.ts';
import { badValue, duplicateKey, missingKey } from './rules.ts';

/** A group lives a week and is followed for two more; sixty days leave room for anything of the kind. */
export const MOST_DAYS = 60;

/**
 * 22:30–07:30: launch nights end at 22:30 and mornings begin at 07:30 at the earliest in the scripts we know (see facts on evening prime time);
 * a script may widen or narrow it.
 */
export const DEFAULT_QUIET_HOURS: QuietHours = { fromMinute: 22 * 60 + 30, toMinute: 7 * 60 + 30 };

export function readDays(reading: Reading, field: Field | undefined): number | null {
  const written = readText(reading, field, 'whole');
  if (written === null || !field) return null;
  const days = /^\d{1,4}$/.test(written) ? Number(written) : 0;
  if (days >= 1 && days <= MOST_DAYS) return days;
  reading.report(badValue, badValue.formats.expected(field.key, 'whole'), field.at);
  return null;
}

const SPAN = /^(\d{1,2}[:：]\d{2})\s*[-–—~～至到]\s*(\d{1,2}[:：]\d{2})$/u;

export function readQuietHours(reading: Reading, field: Field | undefined): QuietHours {
  const written = readText(reading, field, 'range');
  if (written === null || !field) return DEFAULT_QUIET_HOURS;
  const span = SPAN.exec(written);
  const [from, to] = [span?.[1], span?.[2]].map((clock) => (clock === undefined ? null : parseClock(clock)));
  const wrong = [span?.[1], span?.[2]].find((clock) => clock !== undefined && parseClock(clock) === null);
  if (wrong !== undefined) reading.report(badTime, badTime.formats.notAClock(wrong), field.at);
  else if (typeof from !== 'number' || typeof to !== 'number' || from === to) {
    reading.report(badValue, badValue.formats.expected(field.key, 'range'), field.at);
  } else return { fromMinute: from, toMinute: to };
  return DEFAULT_QUIET_HOURS;
}

export function readRoles(reading: Reading, field: Field | undefined): Partial<Record<RoleName, string>> {
  const roles: Partial<Record<RoleName, string>> = {};
  const fields = field?.node ? readMap(reading, field.node, field.key, null) : null;
  const first = new Map<RoleName, Field>();
  for (const one of fields?.values() ?? []) {
    const role = findByWord('roles', one.key)?.name;
    const before = role && first.get(role);
    if (!role) reading.report(unknownRole, unknownRole.formats.notARole(one.key), one.keyAt);
    else if (before) reading.report(duplicateKey, duplicateKey.formats.again(role, before.keyAt), one.keyAt);
    else {
      first.set(role, one);
      const name = readText(reading, one);
      if (name !== null) roles[role] = name;
      else if (!one.node) reading.report(missingKey, missingKey.formats.missing(one.key, `${one.key}: 阿宁`), one.at);
    }
  }
  return roles;
}

const DAYS = /^第?\s*(\d{1,3})\s*天?(?:\s*[-–—~～至到]\s*第?\s*(\d{1,3})\s*天?)?$/u;

export function readStages(reading: Reading, field: Field | undefined, days: number | null): readonly Stage[] {
  return (readList(reading, field) ?? []).flatMap((node) => {
    const fields = readMap(reading, node, field?.key ?? 'stages', ['name', 'days']);
    if (!fields) return [];
    const nameField = fields.get('name');
    const daysField = fields.get('days');
    const at = reading.source.placeOf(node.range?.[0] ?? 0);
    if (!nameField?.node) reading.report(missingKey, missingKey.formats.missing('name', 'name: trust'), at);
    if (!daysField?.node) reading.report(missingKey, missingKey.formats.missing('days', 'days: 1-2'), at);
    const name = readWord(reading, nameField, (word) => findByWord('stages', word)?.name ?? null, Object.keys(stages));
    const written = readText(reading, daysField, 'days');
    if (name === null || written === null || !daysField) return [];
    const match = DAYS.exec(written);
    const fromDay = Number(match?.[1]);
    const toDay = Number(match?.[2] ?? match?.[1]);
    if (!match || fromDay > toDay) reading.report(badValue, badValue.formats.expected('days', 'days'), daysField.at);
    else if (days !== null && (fromDay < 1 || toDay > days)) {
      reading.report(badTime, badTime.formats.dayBeyond(fromDay < 1 ? fromDay : toDay, days), daysField.at);
    } else return [{ name, fromDay, toDay }];
    return [];
  });
}

export function readVariables(reading: Reading, field: Field | undefined): readonly DeclaredVariable[] {
  const fields = field?.node ? readMap(reading, field.node, field.key, null) : null;
  return [...(fields?.values() ?? [])].flatMap((one) => {
    if (!isVariableName(one.key)) {
      reading.report(badValue, badValue.formats.expected(one.key, 'name'), one.keyAt);
      return [];
    }
    // an empty text in quotes is a value: the variable is there and says nothing
    return [{ name: one.key, value: one.emptyText ? '' : readText(reading, one), at: one.keyAt }];
  });
}
