import type { Cue, CueId, DayTime, Script } from '../script.ts';

/** What a cue's time finally hangs on, after following cues that refer to cues. */
export interface CueRoot {
  readonly root:
    | { readonly kind: 'at'; readonly time: DayTime }
    | { readonly kind: 'opening' | 'join' | 'go' }
    /** a cue that does not exist */
    | { readonly kind: 'missing'; readonly cue: CueId }
    /** cues that refer to each other in a circle */
    | { readonly kind: 'cycle'; readonly cues: readonly CueId[] };
  /** minutes from the root, all links of the chain together */
  readonly offsetMinutes: number;
  /** true: some link waits for another cue to have been performed, so the time is only the earliest possible one */
  readonly waits: boolean;
}

/** The roots of all cues by id. Of two cues with one id the first counts. Never loops, whatever the cues refer to. */
export function rootsOfCues(script: Pick<Script, 'cues'>): ReadonlyMap<CueId, CueRoot> {
  const cues = new Map<CueId, Cue>();
  for (const cue of script.cues) if (!cues.has(cue.id)) cues.set(cue.id, cue);
  const roots = new Map<CueId, CueRoot>();
  for (const cue of cues.values()) {
    // follow the chain to the first cue whose root is known, then hand it back down
    const chain: Cue[] = [];
    let here: Cue | undefined = cue;
    let found: CueRoot | undefined;
    while (!found) {
      chain.push(here);
      found = ownRoot(here);
      if (found) break;
      const next: CueId = anchorOf(here);
      const seen = chain.findIndex((link) => link.id === next);
      if (seen >= 0) found = { root: { kind: 'cycle', cues: chain.slice(seen).map((link) => link.id) }, offsetMinutes: 0, waits: false };
      else found = roots.get(next);
      here = cues.get(next);
      if (!found && !here) found = { root: { kind: 'missing', cue: next }, offsetMinutes: 0, waits: false };
      if (found || !here) break;
    }
    for (const link of chain.toReversed()) {
      if (!found) break;
      const own = ownRoot(link);
      found = own ?? { root: found.root, offsetMinutes: found.offsetMinutes + offsetOf(link), waits: found.waits || waitsOf(link) };
      roots.set(link.id, found);
    }
  }
  return roots;
}

function ownRoot({ when }: Cue): CueRoot | undefined {
  if (when.kind === 'at') return { root: { kind: 'at', time: when.time }, offsetMinutes: 0, waits: false };
  if (when.kind === 'go') return { root: { kind: 'go' }, offsetMinutes: 0, waits: false };
  if (when.anchor.kind === 'cue') return undefined;
  return { root: { kind: when.anchor.kind }, offsetMinutes: when.offsetMinutes, waits: false };
}

function anchorOf({ when }: Cue): CueId {
  if (when.kind !== 'relative' || when.anchor.kind !== 'cue') throw new Error('only cues anchored to cues are followed');
  return when.anchor.cue;
}

function offsetOf({ when }: Cue): number {
  return when.kind === 'relative' ? when.offsetMinutes : 0;
}

function waitsOf({ when }: Cue): boolean {
  return when.kind === 'relative' && when.waitsForAnchor;
}
