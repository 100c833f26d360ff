import type { ActionName } from '@kuaishan/script';
import { sql } from 'kysely';
import { inWorkspace, isDatabaseUnavailable, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Outcome, StagedRun, StandIn } from './actions/scene.ts';
import { toPerformNow } from './domain/catching-up.ts';
import { type ReasonCode, reason } from './domain/reasons.ts';
import { followOutcomes } from './follow-outcomes.ts';
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
  /** what stopped a workspace, or kept a script from being read; their cues stay planned, for another try or another process */
  readonly faults: readonly unknown[];
}

/** Left out of a round because it failed in it. */
interface Without {
  readonly workspaces: Set<string>;
  readonly versions: Set<string>;
}

/**
 * Performs what is due now, in one transaction a workspace: claims due groups, performs each group's due cues in order, marks and notes them
 * and sets when the group is due next. A crash rolls back to "not performed". Call it until `groups` is 0.
 */
export async function performDue(deps: Deps, o: PerformDueOptions = {}): Promise<Performed> {
  const now = deps.clock.now();
  const limit = o.groupsAtOnce ?? GROUPS_AT_ONCE;
  const without: Without = { workspaces: new Set(), versions: new Set() };
  const outcomes: Outcome[] = [];
  const faults: unknown[] = [];
  for (;;) {
    const before = faults.length;
    const due = await readDueGroups(deps, { now, atMost: limit * CANDIDATES, without });
    let groups = 0;
    for (const [workspaceId, rows] of Map.groupBy(due, (row) => row.workspace_id)) {
      const candidates = rows.map((row) => row.group_id);
      try {
        const done = await inWorkspace(deps.db, workspaceId, (tx) =>
          performGroups(tx, deps, { ...o, workspaceId, candidates, limit, now }),
        );
        for (const [version, error] of done.unreadable) {
          tellUnreadable(deps, { version, error });
          without.versions.add(version);
          faults.push(error);
        }
        await tellOutcomes(deps, { workspaceId, groupIds: done.groupIds, outcomes: done.outcomes });
        groups += done.groupIds.length;
        outcomes.push(...done.outcomes);
      } catch (error) {
        if (isDatabaseUnavailable(error)) throw error;
        // one workspace's fault is not another's
        deps.log.error({ err: error, workspaceId }, 'a workspace could not be performed');
        without.workspaces.add(workspaceId);
        faults.push(error);
      }
    }
    // what failed may have filled the list, however much is due behind it
    if (groups > 0 || faults.length === before) return { groups, outcomes, othersBusy: due.length > 0 && groups === 0, faults };
  }
}

async function readDueGroups(deps: Deps, o: { now: Date; atMost: number; without: Without }) {
  const { rows } = await sql<{ workspace_id: string; group_id: string }>`
    select workspace_id, group_id
    from due_groups(${o.now}, ${o.atMost}, ${[...o.without.workspaces]}::uuid[], ${[...o.without.versions]}::uuid[])`.execute(deps.db);
  return rows;
}

const told = new Set<string>();

/** Says once a process that it cannot read a version; it is asked again every round. */
function tellUnreadable(deps: Pick<Deps, 'log'>, { version, error }: { version: string; error: unknown }): void {
  if (told.has(version)) return;
  told.add(version);
  deps.log.error({ err: error, scriptVersionId: version }, 'a script cannot be read by this process; its groups are left to others');
}

interface Claim extends PerformDueOptions {
  readonly workspaceId: string;
  readonly candidates: readonly string[];
  readonly limit: number;
  readonly now: Date;
}

interface GroupsPerformed {
  readonly groupIds: readonly string[];
  readonly outcomes: readonly Outcome[];
  /** script versions this process cannot read; their groups were left alone */
  readonly unreadable: ReadonlyMap<string, unknown>;
}

async function performGroups(tx: Tx, deps: Deps, o: Claim): Promise<GroupsPerformed> {
  const { workspaceId, now } = o;
  const claimed = await claimGroups(tx, o);
  const stage = await stageGroups(tx, { workspaceId, groupIds: claimed });
  const { unreadable } = stage;
  const groupIds = claimed.filter((groupId) => stage.scripts.has(stage.groups.get(groupId)?.scriptVersionId ?? ''));
  if (groupIds.length === 0) return { groupIds, outcomes: [], unreadable };
  const { due, expired } = await readDueRuns(tx, { stage, groupIds, now });
  await settleRuns(tx, { workspaceId, outcomes: expired, at: now, staffId: null });
  const settled = expired.map(({ run, state }) => ({ groupId: run.groupId, cueId: run.cueId, state }));

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
  await followOutcomes(tx, { stage, settled, at: now });
  await refreshNextDue(tx, { workspaceId, groupIds });
  return { groupIds, outcomes: [...expired, ...performed], unreadable };
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
