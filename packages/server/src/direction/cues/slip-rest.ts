import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { cueTitle } from './domain/cue-title.ts';
import { endOfNight, type Slip } from './domain/slips.ts';
import { groupDue, lockPerformances, readAnchors, readSlips, reconcileCueRuns } from './reconcile-cue-runs.ts';
import { type StagedGroup, stagedTimetable, stageGroups } from './staged-groups.ts';

/** "Slip the rest" is for a room that runs late tonight, not for another day: half a day at the most. */
export const SLIP_MINUTES_MAX = 720;

export interface Moved {
  readonly cueRunId: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

export interface SlipEffect {
  readonly moved: readonly Moved[];
  /** what would then be due past its last moment, and will not be performed */
  readonly dropped: readonly { readonly cueRunId: string; readonly title: string }[];
}

/**
 * Moves what is planned for the rest of the day, its night included, by some minutes; the next morning keeps its times, ends the script names stay. With `preview`
 * it only says what would happen. The same idempotency key again changes nothing and answers the same.
 * @throws DomainError `not_found`, `performance_over`
 */
export async function slipRest(
  deps: Deps,
  o: { actor: StaffActor; groupId: string; minutes: number; preview: boolean; idempotencyKey: string },
): Promise<SlipEffect> {
  const { workspaceId } = o.actor;
  const { effect, fresh } = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const scope = { workspaceId, groupIds: [o.groupId] };
    const [locked] = await lockPerformances(tx, scope);
    if (locked === undefined) throw new DomainError('not_found');
    const group = (await stageGroups(tx, scope)).groups.get(o.groupId);
    if (!group) throw new DomainError('not_found');
    const known = o.preview ? null : await findSlip(tx, { ...scope, groupId: o.groupId, idempotencyKey: o.idempotencyKey });
    if (known) return { effect: await effectOf(tx, { ...scope, group, ...known }), fresh: false };

    const at = deps.clock.now();
    const before = (await readSlips(tx, scope)).get(o.groupId) ?? [];
    const slip: Slip = { minutes: o.minutes, fromAt: at, untilAt: endOfNight(at, group.campaign.zone) };
    const effect = await effectOf(tx, { ...scope, group, before, slip, slippedAt: at });
    if (o.preview) return { effect, fresh: false };
    await refuseWhenOver(tx, { workspaceId, groupId: o.groupId });
    await insertSlip(tx, { ...o, slip, at });
    await reconcileCueRuns(tx, { ...scope, at });
    return { effect, fresh: true };
  });
  if (fresh) deps.realtime.groupChanged(workspaceId, o.groupId);
  return effect;
}

async function refuseWhenOver(tx: Tx, o: { workspaceId: string; groupId: string }): Promise<void> {
  const { rows } = await sql`
    select from performance where workspace_id = ${o.workspaceId} and group_id = ${o.groupId} and state <> 'finished'`.execute(tx);
  if (rows.length === 0) throw new DomainError('performance_over');
}

async function insertSlip(tx: Tx, o: { actor: StaffActor; groupId: string; slip: Slip; at: Date; idempotencyKey: string }): Promise<void> {
  const { workspaceId, staffId } = o.actor;
  const { minutes, fromAt, untilAt } = o.slip;
  await sql`insert into slip (workspace_id, group_id, minutes, from_at, until_at, slipped_by, slipped_at, idempotency_key)
    values (${workspaceId}, ${o.groupId}, ${minutes}, ${fromAt}, ${untilAt}, ${staffId}, ${o.at}, ${o.idempotencyKey})`.execute(tx);
  await appendEvents(tx, {
    workspaceId,
    events: [
      {
        key: `slipped:${o.groupId}:${o.idempotencyKey}`,
        type: 'slipped',
        groupId: o.groupId,
        staffId,
        at: o.at,
        data: { minutes, fromAt, untilAt },
      },
    ],
  });
}

/** A slip made before under this key, with those before it. */
async function findSlip(
  tx: Tx,
  o: { workspaceId: string; groupId: string; idempotencyKey: string },
): Promise<{ slip: Slip; before: readonly Slip[]; slippedAt: Date } | null> {
  const { rows } = await sql<{ minutes: number; from_at: Date; until_at: Date; slipped_at: Date; idempotency_key: string }>`
    select minutes, from_at, until_at, slipped_at, idempotency_key from slip
    where workspace_id = ${o.workspaceId} and group_id = ${o.groupId} order by slip_id`.execute(tx);
  const index = rows.findIndex((row) => row.idempotency_key === o.idempotencyKey);
  const row = rows[index];
  if (!row) return null;
  const asSlip = (one: (typeof rows)[number]): Slip => ({ minutes: one.minutes, fromAt: one.from_at, untilAt: one.until_at });
  return { slip: asSlip(row), before: rows.slice(0, index).map(asSlip), slippedAt: row.slipped_at };
}

/** What a slip moves among the cues that were not settled when it was made. */
async function effectOf(
  tx: Tx,
  o: { workspaceId: string; group: StagedGroup; before: readonly Slip[]; slip: Slip; slippedAt: Date },
): Promise<SlipEffect> {
  const stage = await stageGroups(tx, { workspaceId: o.workspaceId, groupIds: [o.group.groupId] });
  const script = stage.scripts.get(o.group.scriptVersionId);
  if (!script) throw new Error('groups on stage have a script');
  const timetable = stagedTimetable(script, o.group.campaign);
  const { groupId } = o.group;
  const performed = await readAnchors(tx, { workspaceId: o.workspaceId, timetable, groupIds: [groupId] });
  const { rows } = await sql<{ cue_run_id: number; cue_id: string }>`
    select cue_run_id, cue_id from cue_run
    where workspace_id = ${o.workspaceId} and group_id = ${o.group.groupId} and member_id is null
      and (settled_at is null or settled_at > ${o.slippedAt})`.execute(tx);
  const open = new Map(rows.map((row) => [row.cue_id, String(row.cue_run_id)]));
  const moved: Moved[] = [];
  const dropped: { cueRunId: string; title: string }[] = [];
  for (const entry of timetable.entries) {
    const [from, to] = [o.before, [...o.before, o.slip]].map((slips) => groupDue(entry, { groupId, timetable, slips, performed }));
    const cueRunId = open.get(entry.cue);
    const cue = script.cues[entry.ordinal];
    if (!from || !to || !cue || cueRunId === undefined || from.dueAt.getTime() === to.dueAt.getTime()) continue;
    const title = cueTitle(cue);
    if (to.dueAt >= to.validUntil) dropped.push({ cueRunId, title });
    else moved.push({ cueRunId, title, from: from.dueAt.toISOString(), to: to.dueAt.toISOString() });
  }
  return { moved: moved.toSorted((a, b) => a.to.localeCompare(b.to)), dropped };
}
