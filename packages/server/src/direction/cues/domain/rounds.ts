/** A due cue run as the performer orders it. */
export interface DueRun {
  readonly groupId: string;
  readonly scriptVersionId: string;
  readonly cueId: string;
}

/** Runs of one cue of one script version, of many groups: what one set of statements performs. */
export interface Batch<R extends DueRun> {
  readonly scriptVersionId: string;
  readonly cueId: string;
  readonly runs: readonly R[];
}

/**
 * Splits due runs into rounds. In each round a group takes the longest stretch of one and the same cue (a cue that hangs on joining has a
 * run for each member), so each group's cues keep their order, and all groups that are at the same cue are performed together.
 * @param runs each group's runs in due order; groups may be mixed
 */
export function inRounds<R extends DueRun>(runs: readonly R[]): Batch<R>[][] {
  const rounds: Map<string, R[]>[] = [];
  const at = new Map<string, { round: number; cueId: string }>();
  for (const run of runs) {
    const before = at.get(run.groupId);
    const round = before === undefined ? 0 : before.cueId === run.cueId ? before.round : before.round + 1;
    at.set(run.groupId, { round, cueId: run.cueId });
    const batches = rounds[round] ?? new Map<string, R[]>();
    rounds[round] = batches;
    const key = `${run.scriptVersionId} ${run.cueId}`;
    const batch = batches.get(key);
    if (batch) batch.push(run);
    else batches.set(key, [run]);
  }
  return rounds.map((batches) =>
    [...batches.values()].flatMap((batch) => {
      const first = batch[0];
      return first ? [{ scriptVersionId: first.scriptVersionId, cueId: first.cueId, runs: batch }] : [];
    }),
  );
}
