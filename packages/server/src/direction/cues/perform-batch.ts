import { sql } from 'kysely';
import { isDatabasesFault, type Tx } from '../../platform/db/index.ts';
import { performers } from './actions/performers.ts';
import type { Outcome, Scene, StandIn } from './actions/scene.ts';
import { failedRun } from './actions/speak.ts';
import { reason } from './domain/reasons.ts';
import { settleRuns } from './settle-runs.ts';

/** A failed run's reason is for a list; the log has the whole error. */
const REASON_LENGTH = 300;

export interface BatchOptions {
  readonly scene: Scene;
  readonly staffId: string | null;
  /** told of every run that threw */
  readonly onFault: (error: unknown, run: Outcome['run']) => void;
  readonly standIn?: StandIn;
}

/**
 * Performs and settles one cue in many groups behind a savepoint. What throws is rolled back and tried again in halves, so that in the end only
 * the group it throws in is marked failed and its neighbours have been performed. Errors of the database's own (a deadlock, a lost
 * connection, a full disk) are not the cue's fault and go up: the whole transaction is repeated, now or in the next round.
 */
export async function performBatch(tx: Tx, o: BatchOptions): Promise<readonly Outcome[]> {
  const { scene, staffId } = o;
  const usual = performers[scene.cue.action];
  const perform = o.standIn?.(scene, usual) ?? usual;
  await sql`savepoint cue_batch`.execute(tx);
  try {
    const outcomes = await perform(tx, scene);
    await settleRuns(tx, { workspaceId: scene.workspaceId, outcomes, at: scene.now, staffId });
    await sql`release savepoint cue_batch`.execute(tx);
    return outcomes;
  } catch (error) {
    if (isDatabasesFault(error)) throw error;
    await sql`rollback to savepoint cue_batch; release savepoint cue_batch`.execute(tx);
    const [only, ...others] = scene.runs;
    if (!only) throw error;
    if (others.length > 0) {
      const half = Math.ceil(scene.runs.length / 2);
      const first = await performBatch(tx, { ...o, scene: { ...scene, runs: scene.runs.slice(0, half) } });
      return [...first, ...(await performBatch(tx, { ...o, scene: { ...scene, runs: scene.runs.slice(half) } }))];
    }
    o.onFault(error, only);
    const words = error instanceof Error ? error.message : String(error);
    const failed = [failedRun(only, reason('fault', words.slice(0, REASON_LENGTH)))];
    await settleRuns(tx, { workspaceId: scene.workspaceId, outcomes: failed, at: scene.now, staffId });
    return failed;
  }
}
