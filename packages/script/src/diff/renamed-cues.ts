import type { PlainRecord } from './plain-records.ts';

/**
 * Cues that are the same under another id, old id → new id. Only what is certain: both ids are in one script alone, everything but the id is the same, and there is
 * no second cue like it. A cue that hangs on a renamed one is compared with the new name.
 *
 * @param before the cues only the first script has, as written
 * @param after the cues only the second script has
 */
export function renamedCues(before: readonly PlainRecord[], after: readonly PlainRecord[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (;;) {
    const open = before.filter((cue) => !renamed.has(cue.id));
    const taken = new Set(renamed.values());
    const left = bySameness(open, renamed);
    const right = bySameness(
      after.filter((cue) => !taken.has(cue.id)),
      new Map(),
    );
    const found = [...left].flatMap(([sameness, ids]) => {
      const others = right.get(sameness) ?? [];
      const [from, to] = [ids[0], others[0]];
      return ids.length === 1 && others.length === 1 && from !== undefined && to !== undefined ? [[from, to] as const] : [];
    });
    if (found.length === 0) return renamed;
    for (const [from, to] of found) renamed.set(from, to);
  }
}

/** Ids by everything else of the cue, in one string. Where it was imported from does not matter; a cue that says nothing is like any other. */
function bySameness(cues: readonly PlainRecord[], renamed: ReadonlyMap<string, string>): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, fields } of cues) {
    if (!fields.has('text') && !fields.has('attachments')) continue;
    const rest = [...fields]
      .filter(([key]) => key !== 'origin')
      .map(([key, value]) => [key, key === 'when' ? hungOn(value, renamed) : value]);
    const sameness = JSON.stringify(rest);
    const ids = found.get(sameness);
    if (ids) ids.push(id);
    else found.set(sameness, [id]);
  }
  return found;
}

/** `30m after old` → `30m after new` */
export function hungOn(when: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (typeof when !== 'string') return when;
  const [, start, anchor] = /^(.*\b(?:after|before) )(\S+)$/su.exec(when) ?? [];
  const now = anchor === undefined ? undefined : renamed.get(anchor);
  return now === undefined ? when : `${start ?? ''}${now}`;
}
