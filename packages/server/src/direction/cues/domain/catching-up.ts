/** A cue this late is late for people, not just for the clock. */
const LATE_AFTER_MINUTES = 5;
/** A group that is behind says one late thing in so much time: six posts in the second after a pause or an outage read as spam. */
export const CATCH_UP_EVERY_MINUTES = 1;

/**
 * Of a group's due runs, in order, those to perform now. A group that is behind performs one late cue and comes back for the next a little
 * later; order is kept, so what is on time waits behind what is late.
 */
export function toPerformNow<R extends { readonly cueId: string; readonly dueAt: Date }>(
  runs: readonly R[],
  now: Date,
): { readonly now: readonly R[]; readonly rest: number } {
  const first = runs[0];
  if (!first || !isLate(first, now)) return { now: runs, rest: 0 };
  // the runs of one cue for several members are one thing said to each of them
  const end = runs.findIndex((run) => run.cueId !== first.cueId);
  return end < 0 ? { now: runs, rest: 0 } : { now: runs.slice(0, end), rest: runs.length - end };
}

function isLate(run: { readonly dueAt: Date }, now: Date): boolean {
  return now.getTime() - run.dueAt.getTime() > LATE_AFTER_MINUTES * 60_000;
}
