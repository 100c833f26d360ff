import { type ChannelName, type Script, type StageName, vocabulary } from '@kuaishan/script';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Group, joinLink, listGroups } from '../../features/groups/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { cueTitle } from '../cues/index.ts';
import { loadScript } from '../scripts/index.ts';
import { roomDay } from './domain/room-day.ts';

const CueRef = z.object({
  cueRunId: z.string(),
  cue: z.string(),
  title: z.string(),
  dueAt: z.string().nullable(),
  day: z.int().nullable(),
  at: z.string().nullable(),
});

/** One group as the board shows it. */
export const GroupRow = z.object({
  groupId: z.string(),
  name: z.string(),
  campaignId: z.string(),
  campaignName: z.string(),
  channel: z.enum(Object.keys(vocabulary.channels) as [ChannelName, ...ChannelName[]]),
  stage: z.enum(Object.keys(vocabulary.stages) as [StageName, ...StageName[]]).nullable(),
  performance: z.enum(['running', 'paused', 'finished']),
  room: z.enum(['open', 'closed']),
  day: z.int(),
  members: z.int(),
  now: CueRef.nullable().describe('the last cue performed for the whole group, while it is not older than an hour'),
  next: CueRef.nullable().describe('the next cue that waits for the clock'),
  late: z.int().describe('cues past due that are still to be performed, held ones included'),
  failed: z.int(),
  prompts: z.int().describe('prompts nobody has claimed yet'),
  unanswered: z.int().describe('members who asked privately and have waited longer than half an hour for a person’s answer'),
  unposted: z.int().describe('prompts of the last day whose time passed before anybody posted them'),
  waiting: z.int().describe('things that wait for a person: prompts, failed cues, held ones, unanswered members'),
  atRisk: z.boolean().describe('something is late, has failed or was never posted, or a member has waited too long'),
  joinLink: z.string(),
});
export type GroupRow = z.infer<typeof GroupRow>;

/** How long the last performed cue counts as what is going on now. */
const nowMinutes = 60;
/** What the performer comes back to within this time is late; what it keeps for the morning is not. */
const CAUGHT_UP_SOON_MS = 120_000;
/** A cue is late when it was not performed a minute after it was due; on a fast clock, what takes two seconds of the wall's is not lateness. */
const lateAfterMs = (speed: number): number => Math.max(60_000, 2_000 * speed);

/** Members ask between two posts, in lessons and in breaks; who waits longer than half an hour thinks that nobody is there. */
const UNANSWERED_AFTER_MS = 30 * 60_000;
/** What was never posted is yesterday's matter tomorrow. */
const UNPOSTED_FOR_MS = 24 * 3_600_000;

interface StandingRow {
  group_id: string;
  performance: GroupRow['performance'];
  closed_at: Date | null;
  members: number;
  late: number;
  failed: number;
  prompts: number;
  held: number;
  unanswered: number;
  unposted: number;
  now_run: number | null;
  now_cue: string | null;
  now_at: Date | null;
  next_run: number | null;
  next_cue: string | null;
  next_at: Date | null;
}

/**
 * The board's rows of these groups, or of a campaign's, in the campaign's order. A read model: it looks at the tables of groups, conversations,
 * channels and cues side by side, in one statement for all groups, and changes nothing.
 */
export async function listGroupRows(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'publicUrl'>,
  by: { groupIds: readonly string[] } | { campaignId: string },
): Promise<readonly GroupRow[]> {
  const groups = await listGroups(tx, by);
  const now = deps.clock.now();
  const lateBefore = new Date(now.getTime() - lateAfterMs(deps.clock.speed()));
  const { rows } = await sql<StandingRow>`
    select p.group_id, p.state as performance, r.closed_at,
      (select count(*) from member m where m.workspace_id = p.workspace_id and m.group_id = p.group_id and m.left_at is null) as members,
      (select count(*) from cue_run c where c.workspace_id = p.workspace_id and c.group_id = p.group_id
        and c.state in ('planned', 'held') and c.due_at < ${lateBefore}
        and coalesce(c.put_off_until < ${new Date(now.getTime() + CAUGHT_UP_SOON_MS)}, true)) as late,
      (select count(*) from cue_run c where c.workspace_id = p.workspace_id and c.group_id = p.group_id and c.state = 'failed') as failed,
      (select count(*) from delivery d where d.workspace_id = p.workspace_id and d.group_id = p.group_id and d.state = 'prompted') as prompts,
      (select count(*) from cue_run c where c.workspace_id = p.workspace_id and c.group_id = p.group_id and c.state = 'held') as held,
      (select count(*) from (
          select m.thread_member_id, max(m.seq) as last from message m
          where m.workspace_id = p.workspace_id and m.group_id = p.group_id and m.author = 'member' and m.thread_member_id is not null
          group by m.thread_member_id
        ) asked cross join lateral (
          select coalesce(max(n.seq), 0) as seq from message n
          where n.workspace_id = p.workspace_id and n.group_id = p.group_id and n.author <> 'member' and n.cue_id is null
            and n.thread_member_id = asked.thread_member_id
        ) answered where asked.last > answered.seq and exists (
          select from message f where f.workspace_id = p.workspace_id and f.group_id = p.group_id and f.author = 'member'
            and f.thread_member_id = asked.thread_member_id and f.seq > answered.seq
            and f.said_at < ${new Date(now.getTime() - UNANSWERED_AFTER_MS)})) as unanswered,
      (select count(*) from delivery d where d.workspace_id = p.workspace_id and d.group_id = p.group_id and d.state = 'expired'
        and d.valid_until > ${new Date(now.getTime() - UNPOSTED_FOR_MS)}) as unposted,
      done.cue_run_id as now_run, done.cue_id as now_cue, done.due_at as now_at,
      coming.cue_run_id as next_run, coming.cue_id as next_cue, coming.due_at as next_at
    from performance p
    join room r on r.workspace_id = p.workspace_id and r.group_id = p.group_id
    left join lateral (
      select c.cue_run_id, c.cue_id, coalesce(c.due_at, c.settled_at) as due_at from cue_run c
      where c.workspace_id = p.workspace_id and c.group_id = p.group_id and c.member_id is null and c.state = 'performed'
        and c.settled_at > ${new Date(now.getTime() - nowMinutes * 60_000)}
      order by c.settled_at desc, c.ordinal desc limit 1
    ) done on true
    left join lateral (
      select c.cue_run_id, c.cue_id, c.due_at from cue_run c
      where c.workspace_id = p.workspace_id and c.group_id = p.group_id and c.state = 'planned' and c.due_at is not null
      order by c.due_at, c.ordinal limit 1
    ) coming on true
    where p.group_id = any(${groups.map((group) => group.groupId)}::uuid[])`.execute(tx);

  const standings = new Map(rows.map((row) => [row.group_id, row]));
  const scripts = new Map<string, Script>();
  for (const versionId of new Set(groups.map((group) => group.scriptVersionId))) scripts.set(versionId, await loadScript(tx, versionId));
  return groups.flatMap((group) => {
    const [standing, script] = [standings.get(group.groupId), scripts.get(group.scriptVersionId)];
    return standing && script ? [asGroupRow({ group, standing, script, now, publicUrl: deps.publicUrl })] : [];
  });
}

function asGroupRow(o: { group: Group; standing: StandingRow; script: Script; now: Date; publicUrl: string }): GroupRow {
  const { group, standing } = o;
  const cues = new Map(o.script.cues.map((cue) => [cue.id, cue]));
  const refer = (run: number | null, cueId: string | null, dueAt: Date | null): z.infer<typeof CueRef> | null => {
    if (run === null || cueId === null) return null;
    const cue = cues.get(cueId);
    const when = dueAt ? roomDay(dueAt, group) : null;
    return {
      cueRunId: String(run),
      cue: cueId,
      title: cue ? cueTitle(cue) : cueId,
      dueAt: dueAt?.toISOString() ?? null,
      day: when?.day ?? null,
      at: when?.at ?? null,
    };
  };
  return {
    groupId: group.groupId,
    name: group.name,
    campaignId: group.campaignId,
    campaignName: group.campaignName,
    channel: group.channel,
    stage: cues.get(standing.now_cue ?? standing.next_cue ?? '')?.stage ?? null,
    performance: standing.performance,
    room: standing.closed_at === null ? 'open' : 'closed',
    day: roomDay(o.now, group).day,
    members: standing.members,
    now: refer(standing.now_run, standing.now_cue, standing.now_at),
    next: refer(standing.next_run, standing.next_cue, standing.next_at),
    late: standing.late,
    failed: standing.failed,
    prompts: standing.prompts,
    unanswered: standing.unanswered,
    unposted: standing.unposted,
    waiting: standing.prompts + standing.failed + standing.held + standing.unanswered,
    atRisk: standing.late + standing.failed + standing.unanswered + standing.unposted > 0,
    joinLink: joinLink(o, group),
  };
}
