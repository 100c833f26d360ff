import type { Anchor, Cue, CueId, DayTime, Script, When } from '../script.ts';

/** What of a script decides when its cues are due. */
export type Scheduling = Pick<Script, 'cues' | 'live' | 'offers' | 'lessons'>;

/** What a cue's time finally hangs on, after following cues that refer to cues. */
export interface CueRoot {
  readonly root:
    | { readonly kind: 'at'; readonly time: DayTime }
    | { readonly kind: 'opening' | 'join' | 'go' }
    /** a cue, or something declared, that does not exist */
    | { readonly kind: 'missing'; readonly cue: CueId }
    /** cues that refer to each other in a circle */
    | { readonly kind: 'cycle'; readonly cues: readonly CueId[] };
  /** minutes from the root, all links of the chain together */
  readonly offsetMinutes: number;
  /** true: some link waits for another cue to have been performed, so the time is only the earliest possible one */
  readonly waits: boolean;
}

/**
 * The roots of all cues by id. Of two cues with one id the first counts. Never loops, whatever the cues refer to. What hangs on something declared has
 * its declared time; what follows a live class waits for its end, and has the declared end as its earliest time.
 */
export function rootsOfCues(script: Scheduling): ReadonlyMap<CueId, CueRoot> {
  const times = declaredTimes(script);
  const cues = new Map<CueId, Cue>();
  for (const cue of script.cues) if (!cues.has(cue.id)) cues.set(cue.id, cue);
  const roots = new Map<CueId, CueRoot>();
  for (const cue of cues.values()) findRoot(cue, { cues, times }, roots);
  return roots;
}

/** Follows the chain of references to something whose root is known, then hands that root back along the chain. */
function findRoot(
  cue: Cue,
  { cues, times }: { readonly cues: ReadonlyMap<CueId, Cue>; readonly times: DeclaredTimes },
  roots: Map<CueId, CueRoot>,
): void {
  const links: Cue[] = [];
  let here = cue;
  let end = roots.get(cue.id);
  while (!end) {
    const anchor = cueAnchor(here.when);
    if (anchor === null) {
      end = ownRoot(here.when, times);
      roots.set(here.id, end);
      break;
    }
    links.push(here);
    const circle = links.findIndex((link) => link.id === anchor);
    const next = cues.get(anchor);
    if (circle >= 0) end = { root: { kind: 'cycle', cues: links.slice(circle).map((link) => link.id) }, offsetMinutes: 0, waits: false };
    else if (next) end = roots.get(anchor);
    else end = { root: { kind: 'missing', cue: anchor }, offsetMinutes: 0, waits: false };
    here = next ?? here;
  }
  for (const link of links.toReversed()) {
    end = { root: end.root, offsetMinutes: end.offsetMinutes + offsetOf(link.when), waits: end.waits || waitsOf(link.when) };
    roots.set(link.id, end);
  }
}

function cueAnchor(when: When): CueId | null {
  return when.kind === 'relative' && when.anchor.kind === 'cue' ? when.anchor.cue : null;
}

function ownRoot(when: When, times: DeclaredTimes): CueRoot {
  if (when.kind === 'at') return { root: { kind: 'at', time: when.time }, offsetMinutes: 0, waits: false };
  if (when.kind === 'go') return { root: { kind: 'go' }, offsetMinutes: 0, waits: false };
  const { anchor, offsetMinutes } = when;
  if (anchor.kind === 'opening' || anchor.kind === 'join') return { root: { kind: anchor.kind }, offsetMinutes, waits: false };
  const [key, name] = keyOf(anchor);
  const found = times.get(key);
  if (found === undefined) return { root: { kind: 'missing', cue: name }, offsetMinutes: 0, waits: false };
  // a lesson whose release nobody has said: as if on somebody's word
  if (found === null) return { root: { kind: 'go' }, offsetMinutes, waits: true };
  const { time, minutes } = found;
  return { root: { kind: 'at', time }, offsetMinutes: minutes + offsetMinutes, waits: when.waitsForAnchor };
}

function keyOf(anchor: Anchor): readonly [string, string] {
  switch (anchor.kind) {
    case 'liveStart':
    case 'liveEnd':
      return [`${anchor.kind} ${anchor.live}`, anchor.live];
    case 'offerOpen':
    case 'offerClose':
      return [`${anchor.kind} ${anchor.offer}`, anchor.offer];
    case 'lesson':
      return [`lesson ${anchor.lesson}`, anchor.lesson];
    default:
      return [anchor.kind, anchor.kind];
  }
}

/** Declared moments by what hangs on them; `minutes` after the time. Null: declared, but without a time. */
type DeclaredTimes = ReadonlyMap<string, { readonly time: DayTime; readonly minutes: number } | null>;

function declaredTimes({ live, offers, lessons }: Scheduling): DeclaredTimes {
  return new Map([
    ...live.flatMap(({ id, start, minutes }) => [
      [`liveStart ${id}`, { time: start, minutes: 0 }] as const,
      [`liveEnd ${id}`, { time: start, minutes }] as const,
    ]),
    ...offers.flatMap(({ id, opensAt, closesAt }) => [
      [`offerOpen ${id}`, { time: opensAt, minutes: 0 }] as const,
      [`offerClose ${id}`, { time: closesAt, minutes: 0 }] as const,
    ]),
    ...lessons.map(({ id, release }) => [`lesson ${id}`, release && { time: release, minutes: 0 }] as const),
  ]);
}

function offsetOf(when: When): number {
  return when.kind === 'relative' ? when.offsetMinutes : 0;
}

function waitsOf(when: When): boolean {
  return when.kind === 'relative' && when.waitsForAnchor;
}
