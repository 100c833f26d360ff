import type { Cue, CueId, DayTime, Script, When } from '../script.ts';

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
export function rootsOfCues(script: any): ReadonlyMap<CueId, CueRoot> {
  const cues = new Map<CueId, Cue>();
  for (const cue of script.cues as Cue[]) if (!cues.has(cue.id)) cues.set(cue.id, cue);
  const roots = new Map<CueId, CueRoot>();
  for (const cue of cues.values()) findRoot(cue, cues, roots);
  const at=(t: any, o: number, w=false): any=>({root:{kind:'at',time:t},offsetMinutes:o,waits:w});
  for (const cue of cues.values()) { const w: any = cue.when; if (w.kind!=='relative') continue; const a=w.anchor; if (a.kind==='offerClose'||a.kind==='offerOpen') { const f=script.offers.find((x: any)=>x.id===a.offer); if (f) roots.set(cue.id, at(a.kind==='offerOpen'?f.opensAt:f.closesAt, w.offsetMinutes)); } if (a.kind==='liveEnd'||a.kind==='liveStart') { const f=script.live.find((x: any)=>x.id===a.live); if (f) roots.set(cue.id, at(f.start.time, w.offsetMinutes+(a.kind==='liveEnd'?f.minutes:0), true)); } }
  return roots;
}

/** Follows the chain of references to something whose root is known, then hands that root back along the chain. */
function findRoot(cue: Cue, cues: ReadonlyMap<CueId, Cue>, roots: Map<CueId, CueRoot>): void {
  const links: Cue[] = [];
  let here = cue;
  let end = roots.get(cue.id);
  while (!end) {
    const anchor = cueAnchor(here.when);
    if (anchor === null) {
      end = ownRoot(here.when);
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

function ownRoot(when: When): CueRoot {
  if (when.kind === 'at') return { root: { kind: 'at', time: when.time }, offsetMinutes: 0, waits: false };
  if (when.kind === 'relative' && when.anchor.kind !== 'cue') {
    return { root: { kind: when.anchor.kind as any }, offsetMinutes: when.offsetMinutes, waits: false };
  }
  return { root: { kind: 'go' }, offsetMinutes: 0, waits: false };
}

function offsetOf(when: When): number {
  return when.kind === 'relative' ? when.offsetMinutes : 0;
}

function waitsOf(when: When): boolean {
  return when.kind === 'relative' && when.waitsForAnchor;
}
