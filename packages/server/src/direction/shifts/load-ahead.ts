import type { RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { type Stage, stagedTimetable, stageGroups } from '../cues/index.ts';
import { cuesByHand } from './domain/by-hand.ts';

/** What one person must post or do by hand in one minute: one cue, over rooms. */
export interface HandWork {
  readonly staffId: string;
  /** the minute it falls due; what is late falls due now */
  readonly at: Date;
  readonly scriptVersionId: string;
  readonly cueId: string;
  readonly role: RoleName;
  readonly posts: number;
  readonly rooms: readonly { readonly groupId: string; readonly posts: number }[];
}

/** A cue that waits for somebody's word, over rooms. */
export interface Decision {
  readonly staffId: string;
  readonly kind: 'held' | 'go';
  readonly scriptVersionId: string;
  readonly cueId: string;
  readonly role: RoleName;
  readonly groupIds: readonly string[];
}

/** Everything that falls to people from now on. */
export interface LoadAhead {
  readonly stage: Stage;
  readonly work: readonly HandWork[];
  readonly decisions: readonly Decision[];
}

/** Who acts for a casting `c`: its person, or the deputy once they have left. */
const acting = sql`case when s.left_at is not null and d.staff_id is not null and d.left_at is null then d.staff_id else c.staff_id end`;

/**
 * What people must post or do by hand in every coming minute until a moment, over all groups that are being performed (not those paused), from
 * the cue runs and the casts. One statement over all groups; a group's history is not looked at.
 */
export async function readLoadAhead(tx: Tx, o: { workspaceId: string; now: Date; until: Date }): Promise<LoadAhead> {
  const { rows: running } = await sql<{ group_id: string }>`
    select group_id from performance where workspace_id = ${o.workspaceId} and state = 'running'`.execute(tx);
  const stage = await stageGroups(tx, { workspaceId: o.workspaceId, groupIds: running.map((row) => row.group_id) });
  return { stage, work: await readWork(tx, { ...o, stage }), decisions: await readDecisions(tx, { ...o, stage }) };
}

interface WorkRow {
  staff_id: string;
  at: Date;
  script_version_id: string;
  cue_id: string;
  role: RoleName;
  rooms: { groupId: string; posts: number }[];
}

async function readWork(tx: Tx, o: { workspaceId: string; stage: Stage; now: Date; until: Date }): Promise<readonly HandWork[]> {
  const { stage, now } = o;
  const kinds = new Map([...stage.groups.values()].map((group) => [`${group.scriptVersionId} ${group.channel}`, group]));
  const hands = [...kinds.values()].flatMap(({ scriptVersionId, channel }) => {
    const script = stage.scripts.get(scriptVersionId);
    return (script ? cuesByHand(script, channel) : []).map((cue) => ({
      ...{ script_version_id: scriptVersionId, channel, cue_id: cue.cueId, role: cue.role, to_each: cue.toEach },
    }));
  });
  const thisMinute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const { rows } = await sql<WorkRow>`
    with hand as (
      select * from jsonb_to_recordset(${JSON.stringify(hands)}::jsonb)
        as h(script_version_id uuid, channel text, cue_id text, role text, to_each boolean)
    ), due as (
      select p.workspace_id, p.group_id, p.script_version_id, h.cue_id, h.role, h.to_each, r.member_id,
        greatest(date_trunc('minute', greatest(r.due_at, r.put_off_until)), ${thisMinute}::timestamptz) as at
      from unnest(${[...stage.groups.keys()]}::uuid[]) as q(group_id)
        join performance p on p.workspace_id = ${o.workspaceId} and p.group_id = q.group_id
        join flash_group g on g.workspace_id = p.workspace_id and g.group_id = p.group_id
        join cue_run r on r.workspace_id = p.workspace_id and r.group_id = p.group_id and r.state = 'planned' and r.due_at is not null
          and r.due_at < ${o.until}
        join hand h on h.script_version_id = p.script_version_id and h.channel = g.channel and h.cue_id = r.cue_id
    ), counted as (
      select p.workspace_id, p.group_id, p.script_version_id, p.cue_id, p.role, p.at,
        sum(case when p.to_each and p.member_id is null then (
          select count(*) from member m where m.workspace_id = p.workspace_id and m.group_id = p.group_id and m.left_at is null) else 1 end) as posts
      from due p group by 1, 2, 3, 4, 5, 6
    )
    select ${acting} as staff_id, p.at, p.script_version_id, p.cue_id, p.role,
      jsonb_agg(jsonb_build_object('groupId', p.group_id, 'posts', p.posts) order by p.group_id) as rooms
    from counted p
      join casting c on c.workspace_id = p.workspace_id and c.group_id = p.group_id and c.role = p.role
      join staff s on s.workspace_id = c.workspace_id and s.staff_id = c.staff_id
      left join staff d on d.workspace_id = c.workspace_id and d.staff_id = c.deputy_staff_id
    where p.posts > 0
    group by 1, 2, 3, 4, 5`.execute(tx);
  const order = new Map([...stage.groups.keys()].map((groupId, index) => [groupId, index]));
  const ordinal = (row: WorkRow) => stage.scripts.get(row.script_version_id)?.cues.findIndex((cue) => cue.id === row.cue_id) ?? 0;
  const inOrder = rows.toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || ordinal(a) - ordinal(b) || a.staff_id.localeCompare(b.staff_id),
  );
  return inOrder.map((row) => ({
    ...{ staffId: row.staff_id, at: row.at, scriptVersionId: row.script_version_id, cueId: row.cue_id, role: row.role },
    posts: row.rooms.reduce((sum, room) => sum + room.posts, 0),
    rooms: row.rooms.toSorted((a, b) => (order.get(a.groupId) ?? 0) - (order.get(b.groupId) ?? 0)),
  }));
}

/** What is held, and the go cues whose hour in the script has come by `until`. */
async function readDecisions(tx: Tx, o: { workspaceId: string; stage: Stage; until: Date }): Promise<readonly Decision[]> {
  const { stage } = o;
  const { rows } = await sql<{ group_id: string; cue_id: string; kind: 'held' | 'go' }>`
    select q.group_id, r.cue_id, r.kind from unnest(${[...stage.groups.keys()]}::uuid[]) as q(group_id) cross join lateral (
      select distinct cue_id, 'held' as kind from cue_run where workspace_id = ${o.workspaceId} and group_id = q.group_id and state = 'held'
      union all
      select cue_id, 'go' from cue_run
      where workspace_id = ${o.workspaceId} and group_id = q.group_id and state = 'planned' and due_at is null and member_id is null
    ) r`.execute(tx);
  const coming = new Map<string, ReadonlySet<string>>();
  const decisions = rows.flatMap((row) => {
    const group = stage.groups.get(row.group_id);
    const script = group && stage.scripts.get(group.scriptVersionId);
    const cue = script?.cues.find((one) => one.id === row.cue_id);
    const player = cue && group?.cast.get(cue.role);
    if (!group || !script || !cue || !player) return [];
    const key = `${group.campaign.campaignId} ${group.scriptVersionId}`;
    const called = coming.get(key) ?? goCuesBy(stagedTimetable(script, group.campaign), o.until);
    coming.set(key, called);
    if (row.kind === 'go' && !called.has(cue.id)) return [];
    return [
      {
        ...{ staffId: player.staffId, kind: row.kind, scriptVersionId: group.scriptVersionId },
        cueId: cue.id,
        role: cue.role,
        groupId: row.group_id,
      },
    ];
  });
  return [...Map.groupBy(decisions, (one) => `${one.staffId} ${one.kind} ${one.scriptVersionId} ${one.cueId}`).values()].flatMap(
    (alike) => {
      const [first] = alike;
      return first ? [{ ...first, groupIds: alike.map((one) => one.groupId) }] : [];
    },
  );
}

/** Go cues have no time; their place in the script has: after the last timed cue before them. */
function goCuesBy(timetable: ReturnType<typeof stagedTimetable>, until: Date): ReadonlySet<string> {
  const found = new Set<string>();
  let hour: Date | null = null;
  for (const { cue, timing } of timetable.entries) {
    if (timing.kind === 'clock') hour = timing.at;
    if (timing.kind === 'go' && (hour === null || hour < until)) found.add(cue);
  }
  return found;
}
