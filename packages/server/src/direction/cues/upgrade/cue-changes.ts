import { type CueId, type Difference, diffScripts, type Script, variableSource, variablesOf } from '@kuaishan/script';
import type { Timetable, TimetableEntry } from '../domain/timetable.ts';

/** What another version of a script does to cues. Ids are those of the new version, except in `removed` and on the left of `renamed`. */
export interface CueChanges {
  readonly differences: readonly Difference[];
  /** the same cue under another id: old → new */
  readonly renamed: ReadonlyMap<CueId, CueId>;
  readonly removed: ReadonlySet<CueId>;
  readonly added: ReadonlySet<CueId>;
  /** its time, or how late it may be */
  readonly moved: ReadonlySet<CueId>;
  /** its words, who says it, where, to whom, or what is done: what a prompt that waits would have somebody do is no longer what the script says */
  readonly rewritten: ReadonlySet<CueId>;
}

interface Version {
  readonly script: Script;
  readonly timetable: Timetable;
}

/** What only helps the people who read a script; and what the timetables tell. */
const SAYS_NOTHING_ELSE = new Set<string | null>(['title', 'stage', 'reason', 'remarks', 'origin', 'when', 'sendUntil', 'id']);

/** Compares two versions as the groups of one campaign play them. */
export function cueChanges(before: Version, after: Version): CueChanges {
  const differences = diffScripts(before.script, after.script);
  const about = (kind: Difference['kind']) =>
    differences.flatMap((one) => (one.kind === kind && one.subject.kind === 'cue' ? [{ id: one.subject.id, from: one.from }] : []));
  const renamed = new Map(about('renamed').map(({ id, from }) => [String(from), id]));
  const removed = new Set(about('removed').map(({ id }) => id));
  const added = new Set(about('added').map(({ id }) => id));
  const fields = differences.flatMap((one) =>
    one.subject.kind === 'cue' && ['changed', 'reworded'].includes(one.kind) && !SAYS_NOTHING_ELSE.has(one.field) ? [one.subject.id] : [],
  );
  return {
    differences,
    renamed,
    removed,
    added,
    moved: movedCues(before, after, renamed),
    rewritten: new Set([...fields, ...refilled(after, differences)]),
  };
}

/** Cues both have that the two timetables put at different times, or allow to be differently late. */
function movedCues(before: Version, after: Version, renamed: ReadonlyMap<CueId, CueId>): ReadonlySet<CueId> {
  const now = (id: CueId) => renamed.get(id) ?? id;
  const timeOf = ({ timing, late }: TimetableEntry, named: (id: CueId) => CueId) =>
    JSON.stringify([timing.kind === 'after' ? { ...timing, cue: named(timing.cue) } : timing, late]);
  const times = new Map(before.timetable.entries.map((entry) => [now(entry.cue), timeOf(entry, now)]));
  return new Set(
    after.timetable.entries.flatMap((entry) => {
      const time = times.get(entry.cue);
      return time === undefined || time === timeOf(entry, (id) => id) ? [] : [entry.cue];
    }),
  );
}

/** Cues whose text is filled otherwise than before: by a declared variable, or from the offer or whatever else declared they are about. */
function refilled({ script }: Version, differences: readonly Difference[]): readonly CueId[] {
  const variables = new Set<string>();
  const declared = new Set<string>();
  let offers = false;
  for (const { subject, field } of differences) {
    if (subject.kind === 'setting' && subject.key === 'variables' && field !== null) variables.add(field);
    if (subject.kind === 'declared') declared.add(subject.id);
    offers ||= subject.kind === 'declared' && subject.list === 'offers';
  }
  if (variables.size + declared.size === 0) return [];
  const isFilled = (name: string) => {
    if (variables.has(name)) return true;
    const source = offers ? variableSource(name, script) : null;
    return source?.kind === 'known' && source.entry.ofOffer;
  };
  return script.cues.flatMap((cue) =>
    (cue.about !== null && declared.has(cue.about)) || cue.texts.some((text) => mentions(text, isFilled)) ? [cue.id] : [],
  );
}

function mentions(text: string, isMeant: (name: string) => boolean): boolean {
  const used = variablesOf(text);
  return used.ok && used.variables.some(({ name }) => isMeant(name));
}
