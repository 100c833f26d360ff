import { addMinutes } from './timetable.ts';

/** A cue this late is late for people, not just for the clock. */
const LATE_AFTER_MINUTES = 5;
/** Whoever is behind hears one late thing in so much time: six posts in the second after a pause or an outage read as spam. */
export const CATCH_UP_EVERY_MINUTES = 1;

/** A due run, as far as it matters for when it is performed. */
export interface CatchingUpRun {
  /** whose run it is; null = everybody in the room hears it */
  readonly memberId: string | null;
  readonly dueAt: Date;
  readonly validUntil: Date;
}

/** What the performer does about a group's due runs at a moment. */
export interface Taken<R> {
  readonly now: readonly R[];
  readonly putOff: readonly { readonly run: R; readonly until: Date }[];
  /** no longer valid when quiet hours end */
  readonly overByMorning: readonly R[];
}

/**
 * Of a group's due runs, in order, those to perform now. What is on time is performed at its minute, whatever else is late. Of what is late,
 * the room hears one thing a minute, and so does each member of what is theirs alone; the rest is put off. What closes the room waits
 * until the room has heard what it is behind with, and what comes after it waits with it.
 *
 * In quiet hours nothing is caught up with, and nothing goes to a member because of the hour they joined at: it waits for their end. What a
 * script itself plans for the night is said on time.
 * @param o.quietUntil when the quiet hours end that hold now; null = it is not quiet
 */
export function toPerformNow<R extends CatchingUpRun>(
  runs: readonly R[],
  o: { now: Date; quietUntil: Date | null; closesRoom: (run: R) => boolean },
): Taken<R> {
  const now: R[] = [];
  const putOff: { run: R; until: Date }[] = [];
  /** who has heard something late already; null = the room */
  const heard = new Set<string | null>();
  const behind = new Set<string | null>();
  const overByMorning: R[] = [];
  let closing = false;
  for (const run of runs) {
    const late = isLate(run, o.now);
    if (o.quietUntil && isForTheDay(run, o.now)) {
      if (run.validUntil <= o.quietUntil) overByMorning.push(run);
      else putOff.push({ run, until: o.quietUntil });
      continue;
    }
    closing ||= behind.has(null) && o.closesRoom(run);
    if ((late && heard.has(run.memberId)) || (closing && run.memberId === null)) {
      putOff.push({ run, until: addMinutes(o.now, CATCH_UP_EVERY_MINUTES) });
      behind.add(run.memberId);
    } else {
      now.push(run);
      if (late) heard.add(run.memberId);
    }
  }
  return { now, putOff, overByMorning };
}

/** Whether the clock says it in quiet hours only because something came late or somebody joined late. */
export function isForTheDay(run: Omit<CatchingUpRun, 'validUntil'>, now: Date): boolean {
  return run.memberId !== null || isLate(run, now);
}

function isLate(run: Pick<CatchingUpRun, 'dueAt'>, now: Date): boolean {
  return now.getTime() - run.dueAt.getTime() > LATE_AFTER_MINUTES * 60_000;
}
