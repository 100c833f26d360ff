import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import { withdrawPrompts } from '../../features/channels/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { anchorRows } from './anchor-rows.ts';
import { anchoredDue, clockDue, type Slip } from './domain/slips.ts';
import type { Timetable, TimetableEntry } from './domain/timetable.ts';
import { refreshNextDue } from './refresh-next-due.ts';
import { type Stage, type StagedGroup, stagedTimetable, stageGroups } from './staged-groups.ts';

/**
 * Derives the `cue_run` rows these groups should have from script, opening, members, slips and what was performed, and brings the table to it:
 * missing rows are added, times of unsettled ones corrected, unsettled ones that should not be are cancelled. Settled rows are history and
 * stay. Running it twice changes nothing; facts give the same rows in whatever order they came. Set-based: many groups cost what one does.
 *
 * Takes the groups' performance rows (in order) before anything else, as everything does that changes cue runs.
 * @param o.memberId only this member's runs beside the group's own (a member joined)
 */
export async function reconcileCueRuns(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; memberId?: string; at: Date },
): Promise<void> {
  const groupIds = await lockPerformances(tx, o);
  const stage = await stageGroups(tx, { workspaceId: o.workspaceId, groupIds });
  const slips = await readSlips(tx, { workspaceId: o.workspaceId, groupIds });
  const alike = Map.groupBy(stage.groups.values(), (group) => `${group.campaign.campaignId} ${group.scriptVersionId}`);
  for (const groups of alike.values()) {
    const timetable = timetableOfGroups(stage, groups);
    await reopenWaiting(tx, { ...o, groups, timetable });
    await deriveRuns(tx, { ...o, groups, timetable, slips });
    await cancelRuns(tx, { ...o, groups, timetable });
    await skipWaiting(tx, { ...o, groups, timetable });
  }
  await withdrawFromLeavers(tx, { ...o, groupIds });
  await refreshNextDue(tx, { workspaceId: o.workspaceId, groupIds });
}

/**
 * Locks the groups' performances in order; gives those that exist. Three strengths of one lock: who relies on which version is played shares it
 * (`for key share`, `planForMember`), who changes cue runs takes turns with others of the kind (`for no key update`), and who changes the version
 * waits for all of them (`for update`).
 * @param o.change what is about to be changed; absent: cue runs
 */
export async function lockPerformances(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; change?: 'version' },
): Promise<readonly string[]> {
  const { rows } = await sql<{ group_id: string }>`
    select group_id from performance where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[])
    order by group_id ${o.change === 'version' ? sql`for update` : sql`for no key update`}`.execute(tx);
  return rows.map((row) => row.group_id);
}

/** The slips of these groups, in the order they were made. */
export async function readSlips(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly Slip[]>> {
  const { rows } = await sql<{ group_id: string; minutes: number; from_at: Date; until_at: Date }>`
    select group_id, minutes, from_at, until_at from slip where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[])
    order by slip_id`.execute(tx);
  const byGroup = Map.groupBy(rows, (row) => row.group_id);
  return new Map(
    [...byGroup].map(([groupId, list]) => [
      groupId,
      list.map((row) => ({ minutes: row.minutes, fromAt: row.from_at, untilAt: row.until_at })),
    ]),
  );
}

function timetableOfGroups(stage: Stage, groups: readonly StagedGroup[]): Timetable {
  const [first] = groups;
  const script = first && stage.scripts.get(first.scriptVersionId);
  if (!first || !script) throw stage.unreadable.get(first?.scriptVersionId ?? '') ?? new Error('groups on stage have a script');
  return stagedTimetable(script, first.campaign);
}

interface Derivation {
  readonly workspaceId: string;
  readonly groups: readonly StagedGroup[];
  readonly timetable: Timetable;
  readonly slips: ReadonlyMap<string, readonly Slip[]>;
  readonly memberId?: string;
}

/** Rows that should exist, against rows that do: adds what is missing and corrects the times of what is not settled, in one statement. */
async function deriveRuns(tx: Tx, o: Derivation): Promise<void> {
  const { workspaceId, timetable } = o;
  const openingAt = o.groups[0]?.campaign.openingAt ?? timetable.endsAt;
  const performed = await readAnchors(tx, { workspaceId, timetable, groupIds: [...o.slips.keys()] });
  await sql`
    with timetable as (${timetableRows(timetable)}), slipped as (${slippedRows({ ...o, performed })}), anchor as materialized (${anchorsOf(o)}),
    chosen as (select g as group_id from unnest(${o.groups.map((group) => group.groupId)}::uuid[]) g),
    joined as (
      select m.group_id, m.member_id, m.joined_at from member m join chosen using (group_id)
      where m.workspace_id = ${workspaceId} and m.left_at is null ${o.memberId === undefined ? sql`` : sql`and m.member_id = ${o.memberId}`}
        and exists (select from timetable where per_member)
    ), wanted as materialized (
      select c.group_id, t.cue_id, null::uuid as member_id, t.ordinal, t.planned_at, coalesce(s.due_at, t.due_at) as due_at,
        coalesce(s.valid_until, t.valid_until) as valid_until
      from chosen c cross join timetable t left join slipped s on s.group_id = c.group_id and s.cue_id = t.cue_id
      where t.kind in ('clock', 'go')
      union all
      select c.group_id, t.cue_id, null, t.ordinal, null, coalesce(s.due_at, d.due_at), case when d.due_at is null then t.valid_until
        else coalesce(s.valid_until, ${validUntil(timetable)}) end
      from chosen c cross join timetable t left join slipped s on s.group_id = c.group_id and s.cue_id = t.cue_id
        left join anchor a on a.group_id = c.group_id and a.cue_id = t.anchor and a.member_id is null
        cross join lateral (select a.performed_at + make_interval(mins => t.offset_minutes) as due_at) d
      where t.kind = 'after' and not t.per_member
      union all
      select j.group_id, t.cue_id, j.member_id, t.ordinal, case when t.kind = 'join' then d.due_at end, d.due_at,
        case when d.due_at is null then greatest(t.valid_until, j.joined_at + (${timetable.endsAt}::timestamptz - ${openingAt}::timestamptz))
        else ${validUntil(timetable)} end
      from joined j cross join timetable t
        left join anchor a on t.kind = 'after' and a.group_id = j.group_id and a.cue_id = t.anchor and a.member_id = j.member_id
        cross join lateral (
          select case t.kind when 'join' then j.joined_at else a.performed_at end + make_interval(mins => t.offset_minutes) as due_at
        ) d
      where t.per_member
    ), present as (
      select r.* from cue_run r join chosen using (group_id) where r.workspace_id = ${workspaceId}
    ), compared as (
      select w.*, r.cue_run_id, r.state, (r.ordinal, r.planned_at, r.due_at, r.valid_until)
        is distinct from (w.ordinal, w.planned_at, w.due_at, w.valid_until) as differs
      from wanted w left join present r on r.group_id = w.group_id and r.cue_id = w.cue_id and ${sameMember}
    ), added as (
      insert into cue_run (workspace_id, group_id, cue_id, member_id, ordinal, planned_at, due_at, valid_until, state)
      select ${workspaceId}, group_id, cue_id, member_id, ordinal, planned_at, due_at, valid_until, 'planned'
      from compared where cue_run_id is null
      order by group_id, ordinal, member_id
    )
    update cue_run r set ordinal = c.ordinal, planned_at = c.planned_at, due_at = c.due_at, valid_until = c.valid_until,
      put_off_until = case when r.due_at is not distinct from c.due_at then r.put_off_until end
    from compared c
    where r.workspace_id = ${workspaceId} and r.cue_run_id = c.cue_run_id and c.state in ('planned', 'held') and c.differs`.execute(tx);
}

/** nulls are equal here; written so that it can be hashed */
const sameMember = sql`coalesce(r.member_id, '00000000-0000-0000-0000-000000000000')
  = coalesce(w.member_id, '00000000-0000-0000-0000-000000000000')`;

/** How late `d.due_at` may become by the policy of `t`; as `validUntilOf` does for times known in advance. */
function validUntil(timetable: Timetable) {
  return sql`least(d.due_at + make_interval(mins => t.late_minutes), t.late_until, case when t.late_within_day
    then (date_trunc('day', d.due_at at time zone ${timetable.zone}) + interval '1 day') at time zone ${timetable.zone} end)`;
}

/** The timetable as rows. What waits for a person or another cue expires with the script (or when it says). */
function timetableRows(timetable: Timetable) {
  const rows = timetable.entries.map((entry) => {
    const due = clockDue(entry, { timetable, slips: [] });
    return {
      cue_id: entry.cue,
      ordinal: entry.ordinal,
      kind: entry.timing.kind,
      planned_at: entry.timing.kind === 'clock' ? entry.timing.at : null,
      due_at: due?.dueAt ?? null,
      valid_until: due?.validUntil ?? entry.late.until ?? timetable.endsAt,
      offset_minutes: 'offsetMinutes' in entry.timing ? entry.timing.offsetMinutes : 0,
      anchor: entry.timing.kind === 'after' ? entry.timing.cue : null,
      per_member: entry.perMember,
      late_minutes: entry.late.minutes,
      late_until: entry.late.until,
      late_within_day: entry.late.withinDay,
    };
  });
  return sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(cue_id text, ordinal integer, kind text,
    planned_at timestamptz, due_at timestamptz, valid_until timestamptz, offset_minutes integer, anchor text, per_member boolean,
    late_minutes integer, late_until timestamptz, late_within_day boolean)`;
}

/** When cues that others wait for were performed (or, where a person posts, first claimed), by group and cue: `groupId cueId`. */
export async function readAnchors(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; timetable: Timetable },
): Promise<ReadonlyMap<string, Date>> {
  const cueIds = awaitedIn(o.timetable);
  if (cueIds.length === 0 || o.groupIds.length === 0) return new Map();
  const { rows } = await sql<{ group_id: string; cue_id: string; performed_at: Date }>`
    select group_id, cue_id, performed_at from (${anchorRows({ ...o, cueIds })}) a where member_id is null and performed_at is not null`.execute(
    tx,
  );
  return new Map(rows.map((row) => [`${row.group_id} ${row.cue_id}`, row.performed_at]));
}

/** The cues that others of the timetable wait for. */
function awaitedIn(timetable: Timetable): readonly string[] {
  return [...new Set(timetable.entries.flatMap(({ timing }) => (timing.kind === 'after' ? [timing.cue] : [])))];
}

/** What others wait for in these groups. */
function anchorsOf(o: { workspaceId: string; groups: readonly StagedGroup[]; timetable: Timetable }) {
  return anchorRows({ workspaceId: o.workspaceId, groupIds: o.groups.map((group) => group.groupId), cueIds: awaitedIn(o.timetable) });
}

/** When a group's own cue is due by clock or anchor; null = not known. */
export function groupDue(
  entry: TimetableEntry,
  o: { groupId: string; timetable: Timetable; slips: readonly Slip[]; performed: ReadonlyMap<string, Date> },
): { dueAt: Date; validUntil: Date } | null {
  if (entry.timing.kind !== 'after' || entry.perMember) return clockDue(entry, o);
  const performedAt = o.performed.get(`${o.groupId} ${entry.timing.cue}`);
  return performedAt === undefined ? null : anchoredDue(entry, { ...o, performedAt });
}

/** Where slips have brought cues, for the groups that have any. */
function slippedRows(o: Derivation & { readonly performed: ReadonlyMap<string, Date> }) {
  const rows = o.groups.flatMap(({ groupId }) => {
    const slips = o.slips.get(groupId);
    if (!slips) return [];
    return o.timetable.entries.flatMap((entry) => {
      const due = groupDue(entry, { ...o, groupId, slips });
      return due ? [{ group_id: groupId, cue_id: entry.cue, due_at: due.dueAt, valid_until: due.validUntil }] : [];
    });
  });
  return sql`select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as s(group_id uuid, cue_id text, due_at timestamptz, valid_until timestamptz)`;
}

/**
 * Unsettled runs of cues the script does not have (or has for the group, where they are a member's, or the other way about), and of members who have
 * left, will not be performed.
 */
async function cancelRuns(
  tx: Tx,
  o: { workspaceId: string; groups: readonly StagedGroup[]; timetable: Timetable; at: Date },
): Promise<void> {
  const cuesOf = (perMember: boolean) => o.timetable.entries.filter((entry) => entry.perMember === perMember).map((entry) => entry.cue);
  const inScript = sql`r.cue_id = any(case when r.member_id is null then ${cuesOf(false)}::text[] else ${cuesOf(true)}::text[] end)`;
  await sql`
    update cue_run r set state = 'cancelled', settled_at = ${o.at},
      reason = case when ${inScript} then 'member-left' when r.state = 'held' then 'not-in-script-held' else 'not-in-script' end
    where r.workspace_id = ${o.workspaceId} and r.group_id = any(${o.groups.map((group) => group.groupId)}::uuid[])
      and r.state in ('planned', 'held') and (
        not ${inScript}
        or exists (select from member m where m.workspace_id = r.workspace_id and m.member_id = r.member_id and m.left_at is not null)
      )`.execute(tx);
}

interface Waiting {
  readonly workspaceId: string;
  readonly groups: readonly StagedGroup[];
  readonly timetable: Timetable;
  readonly at: Date;
}

/** Runs that wait for another (`a`) that will not be performed, unless a person says go to it. */
function waiting(o: Waiting) {
  return sql`from timetable t, anchor a
    where t.kind = 'after' and r.workspace_id = ${o.workspaceId} and r.group_id = any(${o.groups.map((group) => group.groupId)}::uuid[])
      and r.cue_id = t.cue_id and a.group_id = r.group_id and a.cue_id = t.anchor and a.member_id is not distinct from r.member_id`;
}

/** What waits for something that was skipped, has expired, or was prompted and given up for good, is skipped with it, and what waits for that, until nothing more follows. */
async function skipWaiting(tx: Tx, o: Waiting): Promise<void> {
  if (!hasWaiting(o.timetable)) return;
  for (let followed = true; followed; ) {
    const { rows } = await sql<{ group_id: string; cue_id: string; member_id: string | null }>`
      with timetable as (${timetableRows(o.timetable)}), anchor as materialized (${anchorsOf(o)})
      update cue_run r set state = 'skipped', reason = 'anchor-not-performed', settled_at = ${o.at} ${waiting(o)}
        and r.state in ('planned', 'held') and a.given_up
      returning r.group_id, r.cue_id, r.member_id`.execute(tx);
    await appendEvents(tx, {
      workspaceId: o.workspaceId,
      events: rows.map((row) => ({
        key: `skipped:${row.group_id}:${row.cue_id}:${row.member_id ?? ''}:${o.at.getTime()}`,
        type: 'skipped',
        groupId: row.group_id,
        memberId: row.member_id,
        cueId: row.cue_id,
        at: o.at,
        data: { reason: 'anchor-not-performed' },
      })),
    });
    followed = rows.length > 0;
  }
}

/** A person said go to what others had waited for: they wait again, or are due. */
async function reopenWaiting(tx: Tx, o: Waiting): Promise<void> {
  if (!hasWaiting(o.timetable)) return;
  for (let followed = true; followed; ) {
    const { rows } = await sql`
      with timetable as (${timetableRows(o.timetable)}), anchor as materialized (${anchorsOf(o)})
      update cue_run r set state = 'planned', reason = null, settled_at = null, settled_under = null, logged_as = null,
        put_off_until = null ${waiting(o)}
        and r.state = 'skipped' and r.reason = 'anchor-not-performed' and not a.given_up
      returning r.cue_run_id`.execute(tx);
    followed = rows.length > 0;
  }
}

function hasWaiting(timetable: Timetable): boolean {
  return timetable.entries.some((entry) => entry.timing.kind === 'after');
}

/** What waits to be said to somebody who has left is no longer true. */
async function withdrawFromLeavers(tx: Tx, o: { workspaceId: string; groupIds: readonly string[]; at: Date }): Promise<void> {
  const { rows } = await sql<{ member_id: string }>`
    select member_id from member where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[]) and left_at is not null`.execute(
    tx,
  );
  if (rows.length === 0) return;
  const memberIds = rows.map((row) => row.member_id);
  await withdrawPrompts(tx, { workspaceId: o.workspaceId, groupIds: o.groupIds, memberIds, reason: 'member-left', at: o.at });
}
