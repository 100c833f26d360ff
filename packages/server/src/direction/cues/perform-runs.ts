import type { Script } from '@kuaishan/script';
import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import { getWorkspace } from '../../facts/identity/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Outcome, Scene, StagedRun, StandIn } from './actions/scene.ts';
import { failedRun } from './actions/speak.ts';
import { reason } from './domain/reasons.ts';
import { type Batch, inRounds } from './domain/rounds.ts';
import { followOutcomes, type Settled } from './follow-outcomes.ts';
import { performBatch } from './perform-batch.ts';
import { settleRuns } from './settle-runs.ts';
import type { Stage } from './staged-groups.ts';

export interface PerformRunsOptions {
  readonly stage: Stage;
  /** each group's runs in due order */
  readonly runs: readonly StagedRun[];
  readonly now: Date;
  /** who said go; null = the clock */
  readonly staffId: string | null;
  readonly standIn?: StandIn;
}

/**
 * Performs runs in rounds: each group's in order, groups that are at the same cue together. Then what follows from them: room cues of rooms
 * that closed are skipped, cues that waited for these become due. The caller holds the groups' performance rows and refreshes `next_due_at`.
 */
export async function performRuns(
  tx: Tx,
  deps: Pick<Deps, 'log' | 'publicUrl' | 'random'>,
  o: PerformRunsOptions,
): Promise<readonly Outcome[]> {
  const { stage, now } = o;
  if (o.runs.length === 0) return [];
  const { locale } = await getWorkspace(tx);
  const outcomes: Outcome[] = [];
  for (const round of inRounds(o.runs)) {
    for (const batch of round) {
      const script = stage.scripts.get(batch.scriptVersionId);
      const cue = script?.cues.find((one) => one.id === batch.cueId);
      if (!script || !cue) {
        outcomes.push(...(await failMissing(tx, { ...o, batch })));
        continue;
      }
      const scene: Scene = {
        workspaceId: stage.workspaceId,
        now,
        locale,
        publicUrl: deps.publicUrl,
        script,
        cue,
        runs: batch.runs,
        random: deps.random,
      };
      const performed = await performBatch(tx, {
        scene,
        staffId: o.staffId,
        onFault: (err, run) => deps.log.error({ err, groupId: run.groupId, cue: run.cueId }, 'a cue failed while being performed'),
        ...(o.standIn ? { standIn: o.standIn } : {}),
      });
      outcomes.push(...performed);
    }
  }
  const unsaid = await skipCuesOfClosedRooms(tx, { stage, outcomes, at: now });
  const settled = outcomes.map(({ run, state }) => ({ groupId: run.groupId, cueId: run.cueId, state }));
  await followOutcomes(tx, { stage, settled: [...settled, ...unsaid], at: now });
  return outcomes;
}

/** What the script no longer has fails, visibly. */
async function failMissing(tx: Tx, o: PerformRunsOptions & { readonly batch: Batch<StagedRun> }): Promise<readonly Outcome[]> {
  const outcomes = o.batch.runs.map((run) => failedRun(run, reason('not-in-script')));
  await settleRuns(tx, { workspaceId: o.stage.workspaceId, outcomes, at: o.now, staffId: o.staffId });
  return outcomes;
}

/** Cues that would post in a room that has closed are skipped at once, with their reason; private ones and tasks go on. */
async function skipCuesOfClosedRooms(tx: Tx, o: { stage: Stage; outcomes: readonly Outcome[]; at: Date }): Promise<readonly Settled[]> {
  const { workspaceId } = o.stage;
  const skipped: Settled[] = [];
  const closed = Map.groupBy(
    o.outcomes.filter((outcome) => outcome.closedRoom),
    (outcome) => outcome.run.scriptVersionId,
  );
  for (const [scriptVersionId, outcomes] of closed) {
    const cueIds = postsInRoom(o.stage.scripts.get(scriptVersionId));
    const { rows } = await sql<{ group_id: string; cue_id: string; member_id: string | null }>`
      update cue_run set state = 'skipped', reason = 'room-closed', settled_at = ${o.at}
      where workspace_id = ${workspaceId} and group_id = any(${outcomes.map(({ run }) => run.groupId)}::uuid[])
        and cue_id = any(${cueIds}::text[]) and state in ('planned', 'held')
      returning group_id, cue_id, member_id`.execute(tx);
    await appendEvents(tx, {
      workspaceId,
      events: rows.map((row) => ({
        key: `skipped:${row.group_id}:${row.cue_id}:${row.member_id ?? ''}:${o.at.getTime()}`,
        type: 'skipped',
        groupId: row.group_id,
        memberId: row.member_id,
        cueId: row.cue_id,
        at: o.at,
        data: { reason: 'room-closed' },
      })),
    });
    skipped.push(...rows.map((row) => ({ groupId: row.group_id, cueId: row.cue_id, state: 'skipped' })));
  }
  return skipped;
}

/** The cues that need an open room. */
export function postsInRoom(script: Script | undefined): readonly string[] {
  return (script?.cues ?? []).filter((cue) => cue.action === 'say' || cue.action === 'close-room').map((cue) => cue.id);
}
