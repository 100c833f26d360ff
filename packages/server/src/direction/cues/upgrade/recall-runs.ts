import { type ChangedPrompt, type LockedDelivery, lockCuePrompts, markOutdated, recallPrompts } from '../../../features/channels/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { keepReached, planAgain } from '../plan-again.ts';
import type { CueChanges } from './cue-changes.ts';
import { dueAfter, type Moments } from './due-after.ts';
import type { UpgradedRun } from './read-runs.ts';

export interface Recalling {
  readonly workspaceId: string;
  readonly groupIds: readonly string[];
  /** as they stand, under their new ids */
  readonly runs: readonly UpgradedRun[];
  readonly changes: CueChanges;
  readonly moments: Moments;
  readonly upgradeId: string;
  readonly at: Date;
}

export interface Recalled {
  readonly prompts: readonly ChangedPrompt[];
  /** how many prompts of which run */
  readonly byRun: ReadonlyMap<number, number>;
}

/**
 * Takes back what people are prompted to and have not posted, where the new version says something else, at another time, or nothing. The cue is
 * planned again for those it was to reach; whom it has reached stays reached. Where part was posted and the cue is gone, that part is what
 * was performed. Prompts nobody posted in time come back only when the new version puts the cue into the future. Those that stay are marked where
 * the script says something else now, so that neither a go nor a claim taken back brings them up again.
 */
export async function recallRuns(tx: Tx, o: Recalling): Promise<Recalled> {
  const { workspaceId, changes, at } = o;
  await markOutdated(tx, { workspaceId, groupIds: o.groupIds, cueIds: [...changes.rewritten, ...changes.removed] });
  const touched = new Set([...changes.moved, ...changes.rewritten, ...changes.removed]);
  const runs = o.runs.filter((run) => run.state === 'performed' && touched.has(run.cueId));
  if (runs.length === 0) return { prompts: [], byRun: new Map() };
  const prompts = await lockCuePrompts(tx, { workspaceId, groupIds: o.groupIds, cueIds: [...new Set(runs.map((run) => run.cueId))] });
  const promptsOf = Map.groupBy(prompts, (prompt) => `${prompt.groupId} ${prompt.cueId}`);
  const again: number[] = [];
  const kept: { cueRunId: number; reached: number }[] = [];
  const deliveryIds: number[] = [];
  const byRun = new Map<number, number>();
  for (const run of runs) {
    const own = (promptsOf.get(`${run.groupId} ${run.cueId}`) ?? []).filter(
      (one) => run.memberId === null || one.memberId === run.memberId,
    );
    const reached = own.filter(isTaken).length;
    const back = own.filter((prompt) => comesBack(prompt, { run, ...o }));
    if (back.length === 0) continue;
    byRun.set(run.cueRunId, back.length);
    deliveryIds.push(...back.map((prompt) => prompt.deliveryId));
    if (changes.removed.has(run.cueId) && reached > 0) kept.push({ cueRunId: run.cueRunId, reached: own.length - back.length });
    else again.push(run.cueRunId);
  }
  const recalled = await recallPrompts(tx, { workspaceId, deliveryIds: deliveryIds.toSorted((a, b) => a - b), at });
  await keepReached(tx, { workspaceId, kept });
  await planAgain(tx, { workspaceId, cueRunIds: again, because: { upgradeId: o.upgradeId }, at });
  return { prompts: recalled, byRun };
}

function isTaken(prompt: LockedDelivery): boolean {
  return prompt.state === 'claimed' || prompt.state === 'evidenced';
}

function comesBack(prompt: LockedDelivery, o: Recalling & { run: UpgradedRun }): boolean {
  if (prompt.state === 'prompted' || prompt.paused) return true;
  if (prompt.state !== 'expired' || !o.changes.moved.has(o.run.cueId)) return false;
  const due = dueAfter(o.run, o.moments);
  return due !== null && due > o.at;
}
