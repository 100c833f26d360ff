import type { ActionName, Cue, CueId, PlaceName, RoleName, Script, StageName } from '../script.ts';
import { actions } from '../vocabulary/actions.ts';
import { type CueRoot, rootsOfCues } from './root-of-cue.ts';
import { validUntil } from './valid-until.ts';
import { dayOf, instantOf, type Opening, openingInstant, openingSlip, withOffset } from './wall-clock.ts';

/** A cue with its moment in one opening. */
export interface PlannedCue {
  readonly cue: CueId;
  /** day of the script the moment falls on; null where there is no clock time */
  readonly day: number | null;
  /** ISO 8601 with the zone's offset; null: waits for a person, another cue, or a member's joining */
  readonly at: string | null;
  readonly atInstant: Temporal.Instant | null;
  /** true: every member has a time of their own, counted from their joining */
  readonly perMember: boolean;
  /** minutes after a member's joining, where that is known beforehand; null otherwise */
  readonly offsetMinutes: number | null;
  /** for a cue that waits for another to be performed: the earliest possible moment, by that cue's plan */
  readonly earliestInstant: Temporal.Instant | null;
  readonly stage: StageName;
  readonly role: RoleName;
  readonly where: PlaceName;
  readonly action: ActionName;
  /** true: a person does it, and what Kuaishan would have done itself (`wouldDo` of the action) does not happen */
  readonly byHand: boolean;
  /** the last moment it may be performed if it is due as planned; null where that depends on when it becomes due */
  readonly validUntilInstant: Temporal.Instant | null;
}

/**
 * The timetable of a script for one opening: by time, then in file order; cues without a clock time last, in file order.
 *
 * Wall-clock times hold across changes to and from summer time; durations are exact. Cues that refer to nothing or to each other in a circle
 * have no time (`unknown-reference` tells of them).
 *
 * @throws RangeError when the opening or the zone cannot be read; check what people typed with `openingSlip`
 */
export function planScript(script: Script, opening: Opening): readonly PlannedCue[] {
  const slip = openingSlip(opening);
  if (slip) throw new RangeError(`Cannot plan: ${slip} "${opening[slip]}" cannot be read`);
  const roots = rootsOfCues(script);
  const planned = script.cues.map((cue) => planCue(cue, roots.get(cue.id), opening));
  return planned.toSorted((a, b) => {
    if (!a.atInstant || !b.atInstant) return Number(!a.atInstant) - Number(!b.atInstant);
    return Temporal.Instant.compare(a.atInstant, b.atInstant);
  });
}

function planCue(cue: Cue, found: CueRoot | undefined, opening: Opening): PlannedCue {
  const rooted = found ? momentOf(found, opening) : null;
  const at = found && !found.waits ? rooted : null;
  const perMember = found?.root.kind === 'join';
  return {
    cue: cue.id,
    day: rooted && dayOf(rooted, opening),
    at: at && withOffset(at, opening.zone),
    atInstant: at,
    perMember,
    offsetMinutes: perMember && !found.waits ? found.offsetMinutes : null,
    earliestInstant: found?.waits ? rooted : null,
    stage: cue.stage,
    role: cue.role,
    where: cue.place,
    action: cue.action,
    byHand: actions[cue.action].byHand,
    validUntilInstant: at || cue.sendUntil?.kind === 'at' ? validUntil(cue, at ?? openingInstant(opening), opening) : null,
  };
}

function momentOf({ root, offsetMinutes }: CueRoot, opening: Opening): Temporal.Instant | null {
  if (root.kind === 'at') return instantOf(root.time, opening).add({ minutes: offsetMinutes });
  if (root.kind === 'opening') return openingInstant(opening).add({ minutes: offsetMinutes });
  return null;
}
