import { awaitedCue, type Cue, type RoleName, type Script } from '@kuaishan/script';
import { sql } from 'kysely';
import { findMediaByName } from '../../../facts/media/index.ts';
import { getRoom } from '../../../features/conversations/index.ts';
import { findOnDuty } from '../../../features/staffing/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { DomainError } from '../../../platform/errors.ts';
import { audienceMembers, countMembers } from '../actions/audience-members.ts';
import { groupValues, namesIn } from '../actions/compose.ts';
import { anchorRows } from '../anchor-rows.ts';
import { type CueState, findRun, type LockedRun } from '../lock-run.ts';
import { type StagedGroup, stageGroups } from '../staged-groups.ts';
import { STAGGER_KEY } from '../stagger-groups.ts';

/** Everything a cue run is decided from, read at one moment. */
export interface CueFacts {
  readonly now: Date;
  readonly script: Script;
  readonly cue: Cue;
  readonly group: StagedGroup;
  readonly run: LockedRun & {
    readonly plannedAt: Date | null;
    readonly putOffUntil: Date | null;
    readonly reason: string | null;
    readonly recipients: number | null;
    readonly settledAt: Date | null;
    readonly settledByName: string | null;
    readonly memberName: string | null;
  };
  /** who plays its role, or played it when it was settled; null = nobody */
  readonly player: string | null;
  readonly performance: 'running' | 'paused' | 'finished';
  readonly roomClosedAt: Date | null;
  /** `opening`: the group was opened so much later than others, on purpose */
  readonly slips: readonly { readonly minutes: number; readonly at: Date; readonly by: string; readonly opening: boolean }[];
  readonly members: number;
  /** who would get a private cue now */
  readonly reaches: number;
  /** the values its text is filled with: as it was performed, else as they are now */
  readonly values: Readonly<Record<string, string | number>>;
  readonly variables: readonly string[];
  readonly uploaded: ReadonlySet<string>;
  /** the run it waits for; `performedAt`: see `anchorRows` */
  readonly anchor: {
    readonly cueId: string;
    readonly state: CueState;
    readonly performedAt: Date | null;
    readonly givenUp: boolean;
  } | null;
  readonly prompts: Readonly<Partial<Record<string, number>>>;
}

/**
 * Reads what a cue run is decided from.
 * @throws DomainError `not_found`
 */
export async function readCueFacts(
  tx: Tx,
  o: { workspaceId: string; groupId: string; cueRunId: number; now: Date; publicUrl: string },
): Promise<CueFacts> {
  const { workspaceId, groupId, now } = o;
  const found = await findRun(tx, o);
  const stage = await stageGroups(tx, { workspaceId, groupIds: [groupId] });
  const group = stage.groups.get(groupId);
  const script = group && stage.scripts.get(group.scriptVersionId);
  const cue = script?.cues.find((one) => one.id === found.cueId);
  if (!group || !script || !cue) throw new DomainError('not_found');
  const more = await readRun(tx, { workspaceId, cueRunId: o.cueRunId });
  const recorded = more.values;
  return {
    now,
    script,
    cue,
    group,
    run: { ...found, ...more.run },
    player: await readPlayer(tx, { workspaceId, group, role: cue.role, settledAt: more.run.settledAt }),
    performance: more.performance,
    roomClosedAt: (await getRoom(tx, { workspaceId, groupId })).closedAt,
    slips: await readSlipsMade(tx, { workspaceId, groupId }),
    members: (await countMembers(tx, { workspaceId, groupIds: [groupId] })).get(groupId) ?? 0,
    reaches: await countReached(tx, { workspaceId, groupId, memberId: found.memberId, cue }),
    values: recorded ?? groupValues({ script, cue, group, now, publicUrl: o.publicUrl }),
    variables: namesIn(cue),
    uploaded: new Set((await findMediaByName(tx, cue.attachments)).keys()),
    anchor: await readAnchor(tx, { workspaceId, groupId, memberId: found.memberId, awaits: awaitedCue(cue.when, script) }),
    prompts: await countPrompts(tx, { workspaceId, groupId, cueId: cue.id, memberId: found.memberId }),
  };
}

/** Whoever has the role now says nothing about a cue of an hour ago: the shift may have been handed over since. */
async function readPlayer(
  tx: Tx,
  o: { workspaceId: string; group: StagedGroup; role: RoleName; settledAt: Date | null },
): Promise<string | null> {
  const { group, role, settledAt } = o;
  const then = settledAt && (await findOnDuty(tx, { workspaceId: o.workspaceId, groupId: group.groupId, role, at: settledAt }));
  return (then ?? group.cast.get(role))?.name ?? null;
}

async function readRun(tx: Tx, o: { workspaceId: string; cueRunId: number }) {
  const { rows } = await sql<{
    planned_at: Date | null;
    put_off_until: Date | null;
    reason: string | null;
    recipients: number | null;
    settled_at: Date | null;
    settled_by_name: string | null;
    member_name: string | null;
    performance: CueFacts['performance'];
    data: { values?: Record<string, string | number> } | null;
  }>`select r.planned_at, r.put_off_until, r.reason, r.recipients, r.settled_at, s.display_name as settled_by_name, t.display_name as member_name,
      p.state as performance, e.data
    from cue_run r join performance p on p.workspace_id = r.workspace_id and p.group_id = r.group_id
      left join staff s on s.workspace_id = r.workspace_id and s.staff_id = r.settled_by
      left join member t on t.workspace_id = r.workspace_id and t.member_id = r.member_id
      left join event e on e.workspace_id = r.workspace_id and r.state = 'performed'
        and e.key = 'performed:' || r.group_id || ':' || coalesce(r.logged_as, r.cue_id) || ':' || coalesce(r.member_id::text, '')
          || case when r.recalls > 0 then ':' || r.recalls else '' end
    where r.workspace_id = ${o.workspaceId} and r.cue_run_id = ${o.cueRunId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new DomainError('not_found');
  return {
    performance: row.performance,
    values: row.data?.values ?? null,
    run: {
      plannedAt: row.planned_at,
      putOffUntil: row.put_off_until,
      reason: row.reason,
      recipients: row.recipients,
      settledAt: row.settled_at,
      settledByName: row.settled_by_name,
      memberName: row.member_name,
    },
  };
}

async function readSlipsMade(tx: Tx, o: { workspaceId: string; groupId: string }): Promise<CueFacts['slips']> {
  const { rows } = await sql<{ minutes: number; slipped_at: Date; by: string; opening: boolean }>`
    select l.minutes, l.slipped_at, s.display_name as by, l.idempotency_key = ${STAGGER_KEY} as opening
    from slip l join staff s on s.workspace_id = l.workspace_id and s.staff_id = l.slipped_by
    where l.workspace_id = ${o.workspaceId} and l.group_id = ${o.groupId} order by l.slip_id`.execute(tx);
  return rows.map((row) => ({ minutes: row.minutes, at: row.slipped_at, by: row.by, opening: row.opening }));
}

async function countReached(tx: Tx, o: { workspaceId: string; groupId: string; memberId: string | null; cue: Cue }): Promise<number> {
  const { workspaceId, groupId, memberId, cue } = o;
  const narrowed = memberId === null ? {} : { memberIds: [memberId] };
  const members = audienceMembers({ workspaceId, groupIds: [groupId], audience: cue.audience, ...narrowed });
  const { rows } = await sql<{ reached: number }>`select count(*) as reached from (${members}) a`.execute(tx);
  return rows[0]?.reached ?? 0;
}

async function readAnchor(
  tx: Tx,
  o: { workspaceId: string; groupId: string; memberId: string | null; awaits: string | null },
): Promise<CueFacts['anchor']> {
  if (o.awaits === null) return null;
  const { rows } = await sql<{ cue_id: string; state: CueState; performed_at: Date | null; given_up: boolean }>`
    select cue_id, state, performed_at, given_up from (${anchorRows({ ...o, groupIds: [o.groupId], cueIds: [o.awaits] })}) a
    where member_id is null or member_id = ${o.memberId}`.execute(tx);
  const [row] = rows;
  return row ? { cueId: row.cue_id, state: row.state, performedAt: row.performed_at, givenUp: row.given_up } : null;
}

async function countPrompts(
  tx: Tx,
  o: { workspaceId: string; groupId: string; cueId: string; memberId: string | null },
): Promise<CueFacts['prompts']> {
  const { rows } = await sql<{ state: string; prompts: number }>`
    select state, count(*) as prompts from delivery
    where workspace_id = ${o.workspaceId} and group_id = ${o.groupId} and cue_id = ${o.cueId}
      and recalled_at is null and (${o.memberId}::uuid is null or recipient_member_id = ${o.memberId}) group by state`.execute(tx);
  return Object.fromEntries(rows.map((row) => [row.state, row.prompts]));
}
