import type { ActionName } from '@kuaishan/script';
import { sql } from 'kysely';
import { inWorkspace, isDatabaseUnavailable, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Outcome, StagedRun, StandIn } from './actions/scene.ts';
import { toPerformNow } from './domain/catching-up.ts';
import { type ReasonCode, reason } from './domain/reasons.ts';
import { performRuns } from './perform-runs.ts';
import { refreshNextDue } from './refresh-next-due.ts';
import { settleRuns } from './settle-runs.ts';
import { type Stage, stageGroups } from './staged-groups.ts';
import { tellOutcomes } from './tell-outcomes.ts';

/**
 * Groups one transaction performs. 250 groups of 200 members are 50,000 whispers: below a second, so that a member who joins meanwhile (and
 * waits for the group's lock) does not notice, while what a transaction costs by itself no longer counts.
 */
const GROUPS_AT_ONCE = 250;
/** Looks at more groups than it takes, so that processes which share the work find groups that no other holds. */
const CANDIDATES = 4;

export interface PerformDueOptions {
  readonly groupsAtOnce?: number;
  readonly standIn?: StandIn;
}

export interface Performed {
  /** groups whose due cues were dealt with */
  readonly groups: number;
  readonly outcomes: readonly Outcome[];
  /** groups were due but another process holds them */
  readonly othersBusy: boolean;
}

/**
 * Performs what is due now, in one transaction a workspace: claims due groups, performs each group's due cues in order, marks and notes them
 * and sets when the group is due next. A crash rolls back to "not performed". Call it until `groups` is 0.
 */
export async function performDue(deps: Deps, o: PerformDueOptions = {}): Promise<Performed> {
  const now = deps.clock.now();
  const limit = o.groupsAtOnce ?? GROUPS_AT_ONCE;
  const { rows } = await sql<{ workspace_id: string; group_id: string }>`
    select workspace_id, group_id from due_groups(${now}, ${limit * CANDIDATES}, '{}', '{}')`.execute(deps.db);
  const outcomes: Outcome[] = [];
  let groups = 0;
  let fault: unknown = null;
  for (const [workspaceId, due] of Map.groupBy(rows, (row) => row.workspace_id)) {
    const candidates = due.map((row) => row.group_id);
    try {
      const done = await inWorkspace(deps.db, workspaceId, (tx) => performGroups(tx, deps, { ...o, workspaceId, candidates, limit, now }));
      await tellOutcomes(deps, { workspaceId, groupIds: done.groupIds, outcomes: done.outcomes });
      groups += done.groupIds.length;
      outcomes.push(...done.outcomes);
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      // one workspace's fault is not another's: the others are performed first, then the caller hears of it
      deps.log.error({ err: error, workspaceId }, 'a workspace could not be performed');
      fault ??= error;
    }
  }
  if (fault !== null && groups === 0) throw fault;
  return { groups, outcomes, othersBusy: rows.length > 0 && groups === 0 };
}

interface Claim extends PerformDueOptions {
  readonly workspaceId: string;
  readonly candidates: readonly string[];
  readonly limit: number;
  readonly now: Date;
}

async function performGroups(tx: Tx, deps: Deps, o: Claim): Promise<{ groupIds: readonly string[]; outcomes: readonly Outcome[] }> {
  const { workspaceId, now } = o;
  const groupIds = await claimGroups(tx, o);
  if (groupIds.length === 0) return { groupIds, outcomes: [] };
  const stage = await stageGroups(tx, { workspaceId, groupIds });
  const { due, expired } = await readDueRuns(tx, { stage, groupIds, now });
  await settleRuns(tx, { workspaceId, outcomes: expired, at: now, staffId: null });

  const taken = [...Map.groupBy(due, (run) => run.groupId).values()].map((runs) =>
    toPerformNow(runs, { now, closesRoom: (run) => actionOf(stage, run) === 'close-room' }),
  );
  await putOff(tx, { workspaceId, runs: taken.flatMap((one) => one.putOff) });
  const performed = await performRuns(tx, deps, {
    stage,
    runs: taken.flatMap((one) => one.now),
    now,
    staffId: null,
    ...(o.standIn ? { standIn: o.standIn } : {}),
  });
  await refreshNextDue(tx, { workspaceId, groupIds });
  return { groupIds, outcomes: [...expired, ...performed] };
}

function actionOf(stage: Stage, run: StagedRun): ActionName | undefined {
  return stage.scripts.get(run.scriptVersionId)?.cues.find((cue) => cue.id === run.cueId)?.action;
}

/** Notes when the performer comes back to due runs it does not perform now. */
async function putOff(
  tx: Tx,
  o: { workspaceId: string; runs: readonly { readonly run: StagedRun; readonly until: Date }[] },
): Promise<void> {
  if (o.runs.length === 0) return;
  await sql`
    update cue_run r set put_off_until = t.until
    from unnest(${o.runs.map(({ run }) => run.cueRunId)}::bigint[], ${o.runs.map(({ until }) => until)}::timestamptz[]) as t(cue_run_id, until)
    where r.workspace_id = ${o.workspaceId} and r.cue_run_id = t.cue_run_id`.execute(tx);
}

/** Takes due groups that nobody else holds; whoever pauses, slips or joins one meanwhile waits for us. */
async function claimGroups(tx: Tx, o: Claim): Promise<readonly string[]> {
  const { rows } = await sql<{ group_id: string }>`
    select group_id from performance
    where workspace_id = ${o.workspaceId} and group_id = any(${o.candidates}::uuid[]) and state = 'running' and next_due_at <= ${o.now}
    order by next_due_at, group_id limit ${o.limit}
    for update skip locked`.execute(tx);
  return rows.map((row) => row.group_id);
}

interface RunRow {
  cue_run_id: number;
  group_id: string;
  cue_id: string;
  member_id: string | null;
  state: 'planned' | 'held';
  planned_at: Date | null;
  due_at: Date | null;
  valid_until: Date | null;
}

/** What is due or over in these groups, in order, split into what may still be performed and what has expired. */
async function readDueRuns(
  tx: Tx,
  o: { stage: Stage; groupIds: readonly string[]; now: Date },
): Promise<{ due: readonly StagedRun[]; expired: readonly Outcome[] }> {
  const { stage, now } = o;
  // two branches, each with an index of its own
  const { rows } = await sql<RunRow>`
    select * from (
      select cue_run_id, group_id, cue_id, member_id, ordinal, state, planned_at, due_at, valid_until from cue_run
      where workspace_id = ${stage.workspaceId} and group_id = any(${o.groupIds}::uuid[]) and state = 'planned' and due_at <= ${now}
        and (put_off_until is null or put_off_until <= ${now})
      union
      select cue_run_id, group_id, cue_id, member_id, ordinal, state, planned_at, due_at, valid_until from cue_run
      where workspace_id = ${stage.workspaceId} and group_id = any(${o.groupIds}::uuid[]) and state in ('planned', 'held')
        and valid_until <= ${now}
    ) r order by group_id, due_at, ordinal, member_id`.execute(tx);
  const due: StagedRun[] = [];
  const expired: Outcome[] = [];
  for (const row of rows) {
    const group = stage.groups.get(row.group_id);
    if (!group) throw new Error(`group ${row.group_id} is due but not on stage`);
    const run: StagedRun = {
      cueRunId: row.cue_run_id,
      groupId: row.group_id,
      scriptVersionId: group.scriptVersionId,
      cueId: row.cue_id,
      memberId: row.member_id,
      dueAt: row.due_at ?? row.valid_until ?? now,
      validUntil: row.valid_until ?? now,
      group,
    };
    if (row.valid_until !== null && row.valid_until <= now) {
      expired.push({ run, state: 'expired', reason: reason(whyExpired(row, stage.scripts.get(group.scriptVersionId))), recipients: null });
    } else due.push(run);
  }
  return { due, expired };
}

function whyExpired(
  row: RunRow,
  script: { readonly cues: readonly { readonly id: string; readonly when: { readonly kind: string } }[] } | undefined,
): ReasonCode {
  if (row.state === 'held') return 'held-too-late';
  if (row.due_at !== null) return 'too-late';
  return script?.cues.find((cue) => cue.id === row.cue_id)?.when.kind === 'go' ? 'never-called' : 'anchor-not-performed';
}
