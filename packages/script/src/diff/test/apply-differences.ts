import type { Difference } from '../difference.ts';
import { plainFields, WITHOUT_VALUE } from '../plain-records.ts';

type Thing = Record<string, unknown>;

/** A script as it is written, after what the differences say was done to it. Maps become objects, so that results compare. */
export function applied(plain: Readonly<Thing>, differences: readonly Difference[]): Thing {
  const script = ordinary(plain) as Thing;
  for (const difference of differences) apply(script, difference);
  for (const [key, value] of Object.entries(script)) {
    // an absent list and an empty one, an absent map and an empty one, are written the same
    if (key !== 'cues' && typeof value === 'object' && value !== null && Object.keys(value).length === 0) delete script[key];
  }
  return script;
}

function apply(script: Thing, { kind, subject, field, from, to, after }: Difference): void {
  if (kind === 'movedAlong') return;
  if (subject.kind === 'setting') {
    if (kind === 'reordered') script[subject.key] = inOrder(listOf(script, subject.key), to as readonly string[]);
    else if (field === null) set(script, subject.key, to);
    else {
      const map = (script[subject.key] ?? {}) as Thing;
      if (to === null) delete map[field];
      else
        Object.defineProperty(map, field, {
          value: to === WITHOUT_VALUE ? null : ordinary(to),
          enumerable: true,
          writable: true,
          configurable: true,
        });
      script[subject.key] = map;
    }
    return;
  }
  const key = subject.kind === 'cue' ? 'cues' : subject.list;
  const list = listOf(script, key);
  script[key] = list;
  const at = list.findIndex((thing) => nameOf(thing) === subject.id);
  if (kind === 'removed') list.splice(at, 1);
  else if (kind === 'renamed') {
    for (const thing of list) {
      if (thing.id === from) thing.id = to;
      if (typeof thing.when === 'string') thing.when = hung(thing.when, String(from), String(to));
    }
  } else if (kind === 'added') {
    const behind = after === null ? 0 : list.findIndex((thing) => nameOf(thing) === after) + 1;
    list.splice(behind, 0, ordinary(to) as Thing);
  } else if (field !== null) set(list[at] ?? {}, field, to);
}

function set(thing: Thing, key: string, value: unknown): void {
  if (value === null) delete thing[key];
  else thing[key] = ordinary(value);
}

function listOf(script: Thing, key: string): Thing[] {
  return (script[key] ?? []) as Thing[];
}

function nameOf(thing: Thing): unknown {
  return thing.id ?? thing.name;
}

function hung(when: string, from: string, to: string): string {
  return when.endsWith(` ${from}`) ? `${when.slice(0, -from.length)}${to}` : when;
}

/** The things both have, in this order, where they stand; the others stay where they are. */
function inOrder(list: readonly Thing[], ids: readonly string[]): Thing[] {
  const byId = new Map(list.map((thing) => [nameOf(thing), thing] as const));
  const wanted = ids.flatMap((id): Thing[] => [byId.get(id)].filter((thing) => thing !== undefined));
  const named = new Set<unknown>(ids);
  return list.map((thing): Thing => (named.has(nameOf(thing)) ? (wanted.shift() ?? thing) : thing));
}

function ordinary(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordinary);
  const fields = plainFields(value);
  return fields ? Object.fromEntries([...fields].map(([key, one]) => [key, ordinary(one)])) : value;
}
