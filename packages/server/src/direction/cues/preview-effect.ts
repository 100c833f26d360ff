import { sql } from 'kysely';
import { countUnpostedPrompts } from '../../features/channels/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { audienceMembers, countMembers } from './actions/audience-members.ts';
import type { Word } from './direct-cue.ts';
import { cueTitle } from './domain/cue-title.ts';
import { waitingFor } from './follow-outcomes.ts';
import { goable, promptsOf } from './go-now.ts';
import { findRun, type LockedRun } from './lock-run.ts';
import { postsInRoom } from './perform-runs.ts';
import { type Stage, stageGroups } from './staged-groups.ts';

interface NamedRun {
  readonly cueRunId: string;
  readonly title: string;
}

/** What a word would do if it were said now. */
export interface CueEffect {
  /** performed at once */
  readonly performs: readonly NamedRun[];
  /** members whom it reaches, or who will not get it when it is skipped */
  readonly recipients: number;
  /** not performed because of it */
  readonly skips: readonly NamedRun[];
}

/**
 * What go, hold, release or skip would do to this run. Changes nothing; the word itself checks again.
 * @throws DomainError as the word itself would
 */
export async function previewEffect(
  deps: Deps,
  o: { actor: StaffActor; groupId: string; cueRunId: number; word: Word },
): Promise<CueEffect> {
  const { workspaceId } = o.actor;
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const now = deps.clock.now();
    const run = await findRun(tx, { workspaceId, groupId: o.groupId, cueRunId: o.cueRunId });
    const stage = await stageGroups(tx, { workspaceId, groupIds: [o.groupId] });
    const self = { cueRunId: String(run.cueRunId), title: titleOf(stage, run) };
    const recipients = await countRecipients(tx, { stage, run });
    if (o.word === 'go' && run.state === 'performed') {
      const { repeatable } = await countUnpostedPrompts(tx, { ...promptsOf(workspaceId, run), at: now });
      return { performs: repeatable > 0 ? [self] : [], recipients: repeatable > 0 ? recipients : 0, skips: [] };
    }
    if (o.word === 'hold' || run.state === 'performed') return { performs: [], recipients: 0, skips: [] };
    if (o.word === 'skip')
      return { performs: [], recipients, skips: [self, ...(await openRuns(tx, { stage, run, cueIds: waitingFor(stage, run) }))] };
    const isDue = run.dueAt !== null && run.dueAt <= now;
    if (o.word === 'release' && !isDue) return { performs: [], recipients: 0, skips: [] };
    if (o.word === 'go') await goable(tx, { stage, run, at: now });
    return { performs: [self], recipients, skips: await skippedBy(tx, { stage, run }) };
  });
}

/** Members a run would reach now. */
async function countRecipients(tx: Tx, o: { stage: Stage; run: LockedRun }): Promise<number> {
  const { workspaceId } = o.stage;
  const { groupId, memberId } = o.run;
  const cue = cueOf(o.stage, o.run);
  if (cue.action === 'task') return 0;
  if (cue.place === 'room') return (await countMembers(tx, { workspaceId, groupIds: [groupId] })).get(groupId) ?? 0;
  const members = audienceMembers({
    workspaceId,
    groupIds: [groupId],
    audience: cue.audience,
    ...(memberId === null ? {} : { memberIds: [memberId] }),
  });
  const { rows } = await sql<{ recipients: number }>`select count(*) as recipients from (${members}) a`.execute(tx);
  return rows[0]?.recipients ?? 0;
}

/** Closing the room leaves what was still to be posted there unsaid. */
async function skippedBy(tx: Tx, o: { stage: Stage; run: LockedRun }): Promise<readonly NamedRun[]> {
  if (cueOf(o.stage, o.run).action !== 'close-room') return [];
  const group = o.stage.groups.get(o.run.groupId);
  const script = group && o.stage.scripts.get(group.scriptVersionId);
  const others = await openRuns(tx, { ...o, cueIds: postsInRoom(script) });
  return others.filter(({ cueRunId }) => cueRunId !== String(o.run.cueRunId));
}

/** Unsettled runs of these cues in the run's group; of its member where the run is a member's own. */
async function openRuns(tx: Tx, o: { stage: Stage; run: LockedRun; cueIds: readonly string[] }): Promise<readonly NamedRun[]> {
  const { groupId, memberId } = o.run;
  const { rows } = await sql<{ cue_run_id: number; cue_id: string }>`
    select cue_run_id, cue_id from cue_run
    where workspace_id = ${o.stage.workspaceId} and group_id = ${groupId} and state in ('planned', 'held')
      and cue_id = any(${o.cueIds}::text[]) and (${memberId}::uuid is null or member_id = ${memberId})
    order by due_at nulls last, ordinal`.execute(tx);
  return rows.map((row) => ({ cueRunId: String(row.cue_run_id), title: titleOf(o.stage, { groupId, cueId: row.cue_id }) }));
}

function cueOf(stage: Stage, run: Pick<LockedRun, 'groupId' | 'cueId'>) {
  const group = stage.groups.get(run.groupId);
  const cue = group && stage.scripts.get(group.scriptVersionId)?.cues.find((one) => one.id === run.cueId);
  if (!cue) throw new DomainError('cue_settled', { state: 'cancelled' });
  return cue;
}

function titleOf(stage: Stage, run: Pick<LockedRun, 'groupId' | 'cueId'>): string {
  return cueTitle(cueOf(stage, run));
}
