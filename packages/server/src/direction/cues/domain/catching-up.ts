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
}

/** What the performer does about a group's due runs at a moment. */
export interface Taken<R> {
  readonly now: readonly R[];
  readonly putOff: readonly { readonly run: R; readonly until: Date }[];
}

/**
 * Of a group's due runs, in order, those to perform now. What is on time is performed at its minute, whatever else is late. Of what is late,
 * the room hears one thing a minute, and so does each member of what is theirs alone; the rest is put off. What closes the room waits
 * until the room has heard what it is behind with, and what comes after it waits with it.
 */
export function toPerformNow<R extends CatchingUpRun>(runs: readonly R[], o: { now: Date; closesRoom: (run: R) => boolean }): Taken<R> {
  const now: R[] = [];
  const putOff: { run: R; until: Date }[] = [];
  /** who has heard something late already; null = the room */
  const heard = new Set<string | null>();
  const behind = new Set<string | null>();
  let closing = false;
  for (const run of runs) {
    const late = isLate(run, o.now);
    closing ||= behind.has(null) && o.closesRoom(run);
    if ((late && heard.has(run.memberId)) || (closing && run.memberId === null)) {
      putOff.push({ run, until: addMinutes(o.now, CATCH_UP_EVERY_MINUTES) });
      behind.add(run.memberId);
    } else {
      now.push(run);
      if (late) heard.add(run.memberId);
    }
  }
  return { now, putOff };
}

function isLate(run: CatchingUpRun, now: Date): boolean {
  return now.getTime() - run.dueAt.getTime() > LATE_AFTER_MINUTES * 60_000;
}
