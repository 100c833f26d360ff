import type { Difference, DifferenceSubject } from './difference.ts';
import type { PlainRecord } from './plain-records.ts';

/** Two lists of named things, compared by name. */
export interface ListComparison {
  readonly removed: readonly PlainRecord[];
  /** with the id each stands behind in the second list */
  readonly added: readonly { readonly record: PlainRecord; readonly after: string | null }[];
  readonly both: readonly { readonly before: PlainRecord; readonly after: PlainRecord }[];
  /** ids both have, in the order of each, where the orders differ */
  readonly order: { readonly from: readonly string[]; readonly to: readonly string[] } | null;
}

/** @param renamed ids of the first list that are the same thing under another id in the second */
export function compareLists(
  a: readonly PlainRecord[],
  b: readonly PlainRecord[],
  renamed: ReadonlyMap<string, string> = new Map(),
): ListComparison {
  const nowOf = (id: string) => renamed.get(id) ?? id;
  const before = new Map(a.map((record) => [nowOf(record.id), record]));
  const after = new Map(b.map((record) => [record.id, record]));
  const from = [...before.keys()].filter((id) => after.has(id));
  const to = b.flatMap(({ id }) => (before.has(id) ? [id] : []));
  return {
    removed: a.filter(({ id }) => !after.has(nowOf(id))),
    added: b.flatMap((record, index) => (before.has(record.id) ? [] : [{ record, after: b[index - 1]?.id ?? null }])),
    both: b.flatMap((record) => {
      const old = before.get(record.id);
      return old ? [{ before: old, after: record }] : [];
    }),
    order: from.some((id, index) => id !== to[index]) ? { from, to } : null,
  };
}

/** Keys both or either have, those of the second in its order, then what only the first has. */
export function keysOf(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): readonly string[] {
  return [...new Set([...after.keys(), ...before.keys()])];
}

/** How a subject is spelled; the same for all differences about it. */
export function subjectOf(list: string, id: string): DifferenceSubject {
  return list === 'cues' ? { kind: 'cue', id } : { kind: 'declared', list, id };
}

export type DifferenceRest = Omit<Difference, 'subject'>;
