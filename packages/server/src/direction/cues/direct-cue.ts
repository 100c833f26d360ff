import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Outcome } from './actions/scene.ts';
import { followOutcomes } from './follow-outcomes.ts';
import { type Directed, goNow, promptAgain, recallForGo } from './go-now.ts';
import { type CueState, findRun, type LockedRun, lockRun } from './lock-run.ts';
import { refreshNextDue } from './refresh-next-due.ts';
import { settleRuns } from './settle-runs.ts';
import { type Stage, stageGroups } from './staged-groups.ts';
import { stagedRun } from './staged-run.ts';
import { tellOutcomes } from './tell-outcomes.ts';

/** What a person says to one cue. */
export type Word = 'go' | 'hold' | 'release' | 'skip';

interface Command {
  readonly deps: Deps;
  readonly tx: Tx;
  readonly stage: Stage;
  readonly runs: readonly LockedRun[];
  readonly actor: StaffActor;
  readonly at: Date;
}

interface Direction {
  /** states the word can be said in */
  readonly from: readonly CueState[];
  /** saying it again in this state changes nothing and is no mistake */
  readonly to: CueState;
  readonly carryOut: (command: Command) => Promise<Directed>;
}

const none: ReadonlyMap<number, DomainError> = new Map();

export const directions: Readonly<Record<Word, Direction>> = {
  // whoever says go has seen that it is late, was skipped or failed, and wants it said all the same
  go: { from: ['planned', 'held', 'skipped', 'expired', 'failed'], to: 'performed', carryOut: goNow },
  hold: { from: ['planned'], to: 'held', carryOut: (command) => mark(command, { state: 'held', type: 'held' }) },
  release: { from: ['held'], to: 'planned', carryOut: (command) => mark(command, { state: 'planned', type: 'released' }) },
  skip: { from: ['planned', 'held', 'failed'], to: 'skipped', carryOut: skip },
};

/**
 * A person says go, hold, release or skip to one cue run. Everybody who does, and the performer, takes turns at the group's performance row, so of
 * two words at once the second sees what the first did. Saying the same again changes nothing; only a go repeats prompts nobody posted in time.
 * @throws DomainError `not_found`, `cue_settled`, and for go `cue_too_late`, `room_closed`
 */
export async function directCue(deps: Deps, o: { actor: StaffActor; groupId: string; cueRunId: number; word: Word }): Promise<void> {
  const { actor } = o;
  const { workspaceId } = actor;
  const done = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const at = deps.clock.now();
    const run = await lockRun(tx, { workspaceId, groupId: o.groupId, cueRunId: o.cueRunId });
    const direct = async (one: LockedRun) => {
      const { outcomes, refused } = await directRuns(tx, deps, { actor, runs: [one], word: o.word, at });
      const refusal = refused.get(one.cueRunId);
      if (refusal) throw refusal;
      return outcomes;
    };
    if (run.state !== directions[o.word].to) return { outcomes: await direct(run), prompts: [] };
    if (o.word !== 'go') return { outcomes: null, prompts: [] };
    const recalled = await recallForGo(tx, { workspaceId, run, at });
    const outcomes = recalled.length > 0 ? await direct(await findRun(tx, { workspaceId, ...run })) : null;
    return { outcomes, prompts: [...recalled, ...(await promptAgain(tx, { workspaceId, run, at }))] };
  });
  if (done.outcomes) await tellOutcomes(deps, { workspaceId, groupIds: [o.groupId], outcomes: done.outcomes });
  if (done.prompts.length === 0) return;
  deps.realtime.groupChanged(workspaceId, o.groupId);
  deps.realtime.promptsChanged(workspaceId, [...new Set(done.prompts.map((prompt) => prompt.staffId))]);
}

/**
 * Says a word to runs of many groups at once, in as many statements as to one. Who calls it holds their performances and has left out those
 * that are so already. What it cannot be said to is refused, each for its own reason; the others go on.
 */
export async function directRuns(
  tx: Tx,
  deps: Deps,
  o: { actor: StaffActor; runs: readonly LockedRun[]; word: Word; at: Date },
): Promise<Directed> {
  const { workspaceId } = o.actor;
  const { from, carryOut } = directions[o.word];
  const settled = o.runs.filter((run) => !from.includes(run.state));
  const runs = o.runs.filter((run) => from.includes(run.state));
  const refused = new Map(settled.map((run) => [run.cueRunId, new DomainError('cue_settled', { state: run.state })]));
  if (runs.length === 0) return { outcomes: [], refused };
  const groupIds = [...new Set(runs.map((run) => run.groupId))];
  const stage = await stageGroups(tx, { workspaceId, groupIds });
  const directed = await carryOut({ deps, tx, stage, runs, actor: o.actor, at: o.at });
  await refreshNextDue(tx, { workspaceId, groupIds });
  return { outcomes: directed.outcomes, refused: new Map([...refused, ...directed.refused]) };
}

async function mark({ tx, runs, actor, at }: Command, o: { state: 'held' | 'planned'; type: 'held' | 'released' }): Promise<Directed> {
  const { workspaceId, staffId } = actor;
  const cueRunIds = runs.map((run) => run.cueRunId);
  await sql`update cue_run set state = ${o.state} where workspace_id = ${workspaceId} and cue_run_id = any(${cueRunIds}::bigint[])`.execute(
    tx,
  );
  await appendEvents(tx, {
    workspaceId,
    events: runs.map((run) => ({
      ...{ key: `${o.type}:${run.cueRunId}:${at.getTime()}`, type: o.type, groupId: run.groupId, memberId: run.memberId, staffId },
      ...{ cueId: run.cueId, at },
    })),
  });
  return { outcomes: [], refused: none };
}

async function skip({ tx, stage, runs, actor, at }: Command): Promise<Directed> {
  const outcomes = runs.map(
    (run): Outcome => ({ run: stagedRun(stage, run, at), state: 'skipped', reason: 'by-person', recipients: null }),
  );
  await settleRuns(tx, { workspaceId: actor.workspaceId, outcomes, at, staffId: actor.staffId });
  await followOutcomes(tx, { stage, settled: outcomes.map(({ run, state }) => ({ ...run, state })), at });
  return { outcomes, refused: none };
}
