import type { ChannelName, RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Happenings, PostsAlike, PromptsAlike, RunsAlike } from './domain/happenings.ts';

/** Posted so much later than prompted, a post is late: a person on duty has it out within a few minutes. */
const LATE_CLAIM_MINUTES = 5;

/**
 * Everything a report is made of, from the database of a rehearsal: one workspace, one campaign. Each question is one statement over all groups, and its answer
 * is sorted by what does not change from run to run.
 */
export async function readHappenings(tx: Tx, o: { zone: string; opening: string }): Promise<Happenings> {
  const { rows: counts } = await sql<{ joined: number; groups: number }>`
    select (select count(*)::int from member) as joined, (select count(*)::int from flash_group) as groups`.execute(tx);
  return {
    members: { joined: counts[0]?.joined ?? 0 },
    groups: counts[0]?.groups ?? 0,
    runs: await readRuns(tx),
    posts: await readPosts(tx),
    memberDays: await readMemberDays(tx, o),
    deliveries: await readDeliveries(tx),
    prompts: await readPrompts(tx),
    texts: await readTexts(tx),
  };
}

async function readRuns(tx: Tx): Promise<readonly RunsAlike[]> {
  const { rows } = await sql<{
    cue_id: string;
    state: string;
    reason: string | null;
    per_member: boolean;
    runs: number;
    groups: number;
    recipients: number;
    due_ms: number | null;
    first_ms: number | null;
    last_ms: number | null;
    latest_ms: number;
    by_person: number;
  }>`
    select r.cue_id, r.state, r.reason, r.member_id is not null as per_member, count(*)::int as runs, count(distinct r.group_id)::int as groups,
      coalesce(sum(r.recipients), 0)::int as recipients, ${ms(sql`min(coalesce(r.due_at, r.planned_at))`)} as due_ms,
      ${ms(sql`min(r.settled_at)`)} as first_ms, ${ms(sql`max(r.settled_at)`)} as last_ms,
      coalesce(max(extract(epoch from r.settled_at - r.planned_at)) filter (where r.state = 'performed' and r.settled_by is null), 0)::float8 * 1000 as latest_ms,
      count(r.settled_by)::int as by_person
    from cue_run r group by r.cue_id, r.state, r.reason, r.member_id is not null
    order by r.cue_id, r.state, r.reason nulls first, per_member`.execute(tx);
  return rows.map((row) => ({
    cue: row.cue_id,
    ...{ state: row.state, reason: row.reason, perMember: row.per_member, runs: row.runs, groups: row.groups, recipients: row.recipients },
    ...{ firstDueAt: row.due_ms, firstAt: row.first_ms, lastAt: row.last_ms, latestMs: row.latest_ms, byPerson: row.by_person },
  }));
}

/** The web room's messages of cues, and prompts of either kind: at the minute they were due to be out, in the name they were to be said. */
async function readPosts(tx: Tx): Promise<readonly PostsAlike[]> {
  const { rows } = await sql<{
    person: string;
    role: RoleName;
    cue_id: string;
    at_ms: number;
    kind: 'post' | 'task';
    place: 'room' | 'private';
    channel: ChannelName;
    by_hand: boolean;
    posts: number;
    groups: number;
  }>`
    select s.display_name as person, p.role, p.cue_id, ${ms(sql`date_trunc('minute', p.at)`)} as at_ms, p.kind, p.place, p.channel, p.by_hand,
      count(*)::int as posts, count(distinct p.group_id)::int as groups
    from (
      select m.author_staff_id as staff_id, m.author_role as role, m.cue_id, m.said_at as at, 'post' as kind,
        case when m.thread_member_id is null then 'room' else 'private' end as place, g.channel, false as by_hand, m.group_id
      from message m join flash_group g using (workspace_id, group_id)
      where m.cue_id is not null and m.author = 'staff' and g.channel = 'webRoom' and m.seq is not null
      union all
      -- whom it fell to when it was due, not who it was passed on to
      select coalesce(e.staff_id, d.staff_id), d.role, d.cue_id, d.prompted_at, d.kind, case when d.recipient_member_id is null then 'room' else 'private' end,
        g.channel, true, d.group_id
      from delivery d join flash_group g using (workspace_id, group_id)
        left join event e on e.workspace_id = d.workspace_id and e.key = 'prompted:' || d.delivery_id
    ) p join staff s on s.staff_id = p.staff_id
    group by 1, 2, 3, date_trunc('minute', p.at), 5, 6, 7, 8
    order by at_ms, person, p.cue_id, p.kind, p.place`.execute(tx);
  return rows.map((row) => ({
    ...{ person: row.person, role: row.role, cue: row.cue_id, at: row.at_ms, kind: row.kind, place: row.place },
    ...{ channel: row.channel, byHand: row.by_hand, posts: row.posts, groups: row.groups },
  }));
}

async function readMemberDays(tx: Tx, o: { zone: string; opening: string }): Promise<Happenings['memberDays']> {
  const day = sql`((m.said_at at time zone ${o.zone})::date - ${o.opening.slice(0, 10)}::date + 1)`;
  const { rows } = await sql<{ day: number; room: number; private: number; members: number }>`
    with spoken as (
      select b.member_id, ${day} as day, count(*) filter (where m.thread_member_id is null)::int as room,
        count(m.thread_member_id)::int as private
      from message m join member b on b.workspace_id = m.workspace_id and b.group_id = m.group_id
        and (m.thread_member_id = b.member_id or (m.thread_member_id is null and m.said_at >= b.joined_at))
      where m.author = 'staff' and m.seq is not null
      group by 1, 2
    )
    select day, room, private, count(*)::int as members from spoken group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
  return rows;
}

async function readDeliveries(tx: Tx): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select 'said' as state, count(*)::int as count from message m join flash_group g using (workspace_id, group_id)
    where m.cue_id is not null and m.author = 'staff' and g.channel = 'webRoom' and m.seq is not null
    union all
    select state, count(*)::int from delivery group by state order by 1`.execute(tx);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

async function readPrompts(tx: Tx): Promise<readonly PromptsAlike[]> {
  const { rows } = await sql<{ cue_id: string; state: string; reason: string | null; prompts: number; groups: number; latest_ms: number }>`
    select cue_id, state, reason, count(*)::int as prompts, count(distinct group_id)::int as groups,
      coalesce(max(extract(epoch from claimed_at - prompted_at)), 0)::float8 * 1000 as latest_ms
    from delivery
    where claimed_at is null or claimed_at - prompted_at > ${LATE_CLAIM_MINUTES} * interval '1 minute'
    group by 1, 2, 3 order by 1, 2, 3 nulls first`.execute(tx);
  return rows.map((row) => ({
    ...{ cue: row.cue_id, state: row.state, reason: row.reason, prompts: row.prompts, groups: row.groups, latestMs: row.latest_ms },
  }));
}

/** What each cue said in the first group, to its first member by name where it was private. */
async function readTexts(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ cue_id: string; text: string }>`
    select distinct on (m.cue_id) m.cue_id, m.text from message m
      join flash_group g using (workspace_id, group_id) left join member b on b.member_id = m.thread_member_id
    where m.cue_id is not null order by m.cue_id, g.ordinal, b.display_name, b.joined_at, m.text`.execute(tx);
  return new Map(rows.map(({ cue_id: cue, text }) => [cue, text]));
}

function ms(instant: ReturnType<typeof sql>) {
  return sql<number>`(extract(epoch from ${instant}) * 1000)::float8`;
}
