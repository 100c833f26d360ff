import type { Script } from '../script.ts';
import { plainScript } from '../write/write-script.ts';
import { diffCues } from './diff-cues.ts';
import { diffSettings } from './diff-settings.ts';
import type { Difference } from './difference.ts';
import { plainFields, plainRecords } from './plain-records.ts';

/**
 * What differs from one script to another, in the operator's language: settings first, then what is declared (offers, coupons …), then the cues. Cues
 * and declared things are matched by id. Everything that is written differently is mentioned: applying `from` → `to` to the first script gives the second. Two equal
 * scripts give an empty list; comments and the layout of a file are no part of a script.
 */
export function diffScripts(a: Script, b: Script): readonly Difference[] {
  const [before, after] = [a, b].map((script) => plainFields(plainScript(script)) ?? new Map<string, unknown>());
  const cues = [before, after].map((fields) => plainRecords(fields?.get('cues'))?.records ?? []);
  return [...diffSettings(before ?? new Map(), after ?? new Map()), ...diffCues(a, b, [cues[0] ?? [], cues[1] ?? []])];
}
