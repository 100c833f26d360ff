import { sql } from 'kysely';
import { inWorkspace, isDatabaseUnavailable, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { countMembers } from './actions/audience-members.ts';
import { isPersonal } from './actions/compose.ts';
import type { Outcome, StagedRun, StandIn } from './actions/scene.ts';
import { toPerformNow } from './domain/catching-up.ts';
import { quietUntil } from './domain/quiet-until.ts';
import { reason } from './domain/reasons.ts';
import { followOutcomes } from './follow-outcomes.ts';
import { followPrompts } from './follow-prompts.ts';
import { performRuns } from './perform-runs.ts';
import { readDueRuns } from './read-due-runs.ts';
import { refreshNextDue } from './refresh-next-due.ts';
import { settleRuns } from './settle-runs.ts';
import { type Stage, stageGroups } from './staged-groups.ts';
import { tellOutcomes } from './tell-outcomes.ts';

/**
 * Groups one transaction performs. 250 groups of 200 members are 50,000 whispers of one text: below a second, so that a member who joins
 * meanwhile (and waits for the group's lock) does not notice, while what a transaction costs by itself no longer counts.
 */
const GROUPS_AT_ONCE = 250;
/** Texts composed one by one in one transaction: more would keep the process from answering for more than a third of a second. */
const TEXTS_AT_ONCE = 10_000;
/** Looks at more groups than it takes, so that processes which share the work find groups that no other holds. */
const CANDIDATES = 4;

export interface PerformDueOptions {
  readonly groupsAtOnce?: number;
  readonly textsAtOnce?: number;
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
 * Carries on from what people did with their prompts, then performs what is due now, in one transaction a workspace: claims due groups, performs each group's due cues in order, marks and notes them
 * and sets when the group is due next. A crash rolls back to "not performed". Call it until `groups` is 0.
 */
export async function performDue(deps: Deps, o: PerformDueOptions = {}): Promise<Performed> {
  const limit = o.groupsAtOnce ?? GROUPS_AT_ONCE;
  const without: Without = { workspaces: new Set(), versions: new Set() };
  const outcomes: Outcome[] = [];
  const faults: unknown[] = [...(await followPrompts(deps))];
  for (;;) {
    const before = faults.length;
    const due = await readDueGroups(deps, { now: deps.clock.now(), atMost: limit * CANDIDATES, without });
    let groups = 0;
    for (const [workspaceId, rows] of Map.groupBy(due, (row) => row.workspace_id)) {
      const candidates = rows.map((row) => row.group_id);
      try {
        const done = await inWorkspace(deps.db, workspaceId, (tx) =>
          // the moment of this workspace: those before it may have taken long
          performGroups(tx, deps, { ...o, workspaceId, candidates, limit, now: deps.clock.now() }),
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
  const readable = claimed.filter((groupId) => stage.scripts.has(stage.groups.get(groupId)?.scriptVersionId ?? ''));
  if (readable.length === 0) return { groupIds: [], outcomes: [], unreadable };
  const found = await readDueRuns(tx, { stage, groupIds: readable, now });
  const groupIds = await groupsWithin(tx, { stage, groupIds: readable, due: found.due, textsAtOnce: o.textsAtOnce ?? TEXTS_AT_ONCE });
  const chosen = new Set(groupIds);
  const due = found.due.filter((run) => chosen.has(run.groupId));
  const expired = found.expired.filter(({ run }) => chosen.has(run.groupId));
  const taken = [...Map.groupBy(due, (run) => run.group).entries()].map(([group, runs]) => {
    const script = stage.scripts.get(group.scriptVersionId);
    return toPerformNow(runs, {
      now,
      quietUntil: script ? quietUntil(now, { quietHours: script.quietHours, zone: group.campaign.zone }) : null,
      closesRoom: ({ cueId }) => script?.cues.find((cue) => cue.id === cueId)?.action === 'close-room',
    });
  });
  const over = [...expired, ...taken.flatMap((one) => one.overByMorning).map(overByMorning)];
  await settleRuns(tx, { workspaceId, outcomes: over, at: now, staffId: null });
  await putOff(tx, { workspaceId, runs: taken.flatMap((one) => one.putOff) });
  const performed = await performRuns(tx, deps, {
    stage,
    runs: taken.flatMap((one) => one.now),
    now,
    staffId: null,
    ...(o.standIn ? { standIn: o.standIn } : {}),
  });
  await followOutcomes(tx, { stage, settled: over.map(({ run, state }) => ({ groupId: run.groupId, cueId: run.cueId, state })), at: now });
  await refreshNextDue(tx, { workspaceId, groupIds });
  return { groupIds, outcomes: [...over, ...performed], unreadable };
}

/** The first of these groups whose members' own texts are few enough for one transaction; one at least. The others have the next one. */
async function groupsWithin(
  tx: Tx,
  o: { stage: Stage; groupIds: readonly string[]; due: readonly StagedRun[]; textsAtOnce: number },
): Promise<readonly string[]> {
  const { workspaceId, scripts } = o.stage;
  const personal = Map.groupBy(
    o.due.filter(({ memberId, scriptVersionId, cueId }) => {
      const script = scripts.get(scriptVersionId);
      const cue = script?.cues.find((one) => one.id === cueId);
      return script && cue?.action === 'whisper' && (memberId !== null || isPersonal(cue, script));
    }),
    (run) => run.groupId,
  );
  if (personal.size === 0) return o.groupIds;
  const members = await countMembers(tx, { workspaceId, groupIds: [...personal.keys()] });
  let texts = 0;
  const end = o.groupIds.findIndex((groupId, index) => {
    for (const { memberId } of personal.get(groupId) ?? []) texts += memberId === null ? (members.get(groupId) ?? 0) : 1;
    return index > 0 && texts > o.textsAtOnce;
  });
  return end < 0 ? o.groupIds : o.groupIds.slice(0, end);
}

function overByMorning(run: StagedRun): Outcome {
  return { run, state: 'expired', reason: reason('quiet-hours'), recipients: null };
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
    for no key update skip locked`.execute(tx);
  return rows.map((row) => row.group_id);
}
