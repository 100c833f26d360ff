import type { Script } from '@kuaishan/script';
import { sql } from 'kysely';
import {
  type ChangedPrompt,
  countUnpostedPrompts,
  lockOutdatedPrompts,
  type PromptChoice,
  repeatPrompts,
} from '../../features/channels/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Outcome, StagedRun } from './actions/scene.ts';
import { validUntilOf } from './domain/timetable.ts';
import type { LockedRun } from './lock-run.ts';
import { performRuns, postsInRoom } from './perform-runs.ts';
import { recallOutdated } from './recall-outdated.ts';
import { type Stage, stagedTimetable, stageGroups } from './staged-groups.ts';
import { stagedRun } from './staged-run.ts';

/**
 * Performs runs now because a person says so. Lateness counts from the go: only a last moment the script names itself (`sendUntil` a day and
 * time) still holds, because what it says would no longer be true. Gives what became of those that could be, and why the others could not:
 * `cue_too_late`, `room_closed`, `cue_settled` (its cue is no longer in the script).
 */
export async function goNow(o: {
  deps: Deps;
  tx: Tx;
  stage: Stage;
  runs: readonly LockedRun[];
  actor: StaffActor;
  at: Date;
}): Promise<Directed> {
  const { deps, tx, stage, actor, at } = o;
  const closed = await readClosedRooms(tx, { workspaceId: actor.workspaceId, groupIds: o.runs.map((run) => run.groupId) });
  const runs: StagedRun[] = [];
  const refused = new Map<number, DomainError>();
  for (const run of o.runs) {
    const answer = orRefusal(() => goable({ stage, run, at, closed }));
    if (answer instanceof DomainError) refused.set(run.cueRunId, answer);
    else runs.push(answer);
  }
  return { outcomes: await performRuns(tx, deps, { stage, runs, now: at, staffId: actor.staffId }), refused };
}

/** What a word did to runs, and which it could not be said to. */
export interface Directed {
  readonly outcomes: readonly Outcome[];
  readonly refused: ReadonlyMap<number, DomainError>;
}

/** What `work` gives, or the refusal it throws; faults go up. */
export function orRefusal<T>(work: () => T): T | DomainError {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** Which of these groups' rooms are closed. */
export async function readClosedRooms(tx: Tx, o: { workspaceId: string; groupIds: readonly string[] }): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ group_id: string }>`
    select group_id from room where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[]) and closed_at is not null`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.group_id));
}

/** The prompts one run gave rise to. */
export function promptsOf(workspaceId: string, { groupId, cueId, memberId }: LockedRun): PromptChoice {
  return { workspaceId, groupIds: [groupId], cueIds: [cueId], ...(memberId === null ? {} : { memberIds: [memberId] }) };
}

/**
 * A person says go to what was performed, and the script has changed under prompts of it that nobody posted: those are recalled and the run is planned
 * again, so that it can be performed by the version played now. Gives the recalled prompts; none = nothing has changed.
 * @throws DomainError `cue_too_late`, `room_closed`, `cue_settled` (the version played now has no such cue)
 */
export async function recallForGo(tx: Tx, o: { workspaceId: string; run: LockedRun; at: Date }): Promise<readonly ChangedPrompt[]> {
  const { workspaceId, run, at } = o;
  const prompts = await lockOutdatedPrompts(tx, { ...promptsOf(workspaceId, run), which: 'unposted', at });
  if (prompts.length === 0) return [];
  const stage = await stageGroups(tx, { workspaceId, groupIds: [run.groupId] });
  goable({ stage, run, at, closed: await readClosedRooms(tx, { workspaceId, groupIds: [run.groupId] }) });
  return recallOutdated(tx, { stage, prompts, at });
}

/**
 * A person says go to what was performed, but where nobody posted what they were prompted to: the same prompts wait again, their lateness counted
 * from this go. Where everything was posted or still waits, nothing changes.
 * @throws DomainError `cue_too_late`, `room_closed`
 */
export async function promptAgain(tx: Tx, o: { workspaceId: string; run: LockedRun; at: Date }): Promise<readonly ChangedPrompt[]> {
  const { workspaceId, at } = o;
  const prompts = promptsOf(workspaceId, o.run);
  const unposted = await countUnpostedPrompts(tx, { ...prompts, at });
  if (unposted.all === 0) return [];
  const stage = await stageGroups(tx, { workspaceId, groupIds: [o.run.groupId] });
  const closed = await readClosedRooms(tx, { workspaceId, groupIds: [o.run.groupId] });
  const { validUntil } = termsOfRepeat({ stage, run: o.run, at, closed, unposted });
  return repeatPrompts(tx, { ...prompts, validUntil, at });
}

/**
 * The run as a go performs it.
 * @throws DomainError `cue_too_late`, `room_closed`, `cue_settled`
 */
export function goable(o: { stage: Stage; run: LockedRun; at: Date; closed: ReadonlySet<string> }): StagedRun {
  const { run, script } = termsOfGo(o);
  if (o.closed.has(run.groupId) && postsInRoom(script).includes(run.cueId)) throw new DomainError('room_closed');
  return run;
}

/**
 * The run as a go asks once more for what nobody has posted of it; what a closing itself asks for can be asked for again, though its room is closed.
 * @throws DomainError `cue_too_late`, `room_closed`
 */
export function termsOfRepeat(o: Parameters<typeof goable>[0] & { unposted: { readonly repeatable: number } }): StagedRun {
  return o.unposted.repeatable > 0 ? termsOfGo(o).run : goable(o);
}

function termsOfGo(o: { stage: Stage; run: LockedRun; at: Date }): { run: StagedRun; script: Script } {
  const { stage, at } = o;
  const run = stagedRun(stage, o.run, at);
  const script = stage.scripts.get(run.scriptVersionId);
  const entry = script && stagedTimetable(script, run.group.campaign).entries.find((one) => one.cue === run.cueId);
  if (!script || !entry) throw new DomainError('cue_settled', { state: 'cancelled' });
  if (entry.late.until !== null && entry.late.until <= at) {
    throw new DomainError('cue_too_late', { until: entry.late.until.toISOString() });
  }
  const validUntil = validUntilOf(entry.late, { dueAt: at, plannedAt: at, zone: run.group.campaign.zone });
  return { run: { ...run, validUntil }, script };
}
