import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { AuditedGroup } from './audited-group.ts';

type JsonGroup = Omit<AuditedGroup, 'openingAt' | 'slips'> & {
  readonly openingAt: number;
  readonly slips: readonly { readonly minutes: number; readonly fromAt: number; readonly untilAt: number }[];
};

/** How many groups one answer holds: 100 groups of 200 members are about 5 MB of JSON. */
const PAGE = 100;

/**
 * The workspace's groups, page by page. One statement a page: whatever is performed meanwhile, everything read of a group is of one moment.
 */
export async function* readAuditedGroups(tx: Tx, o: { workspaceId: string }): AsyncGenerator<readonly AuditedGroup[]> {
  for (let after: string | null = null; ; ) {
    const { rows } = await sql<{ group_id: string; facts: JsonGroup }>`
      select p.group_id, jsonb_build_object(
        'groupId', p.group_id, 'name', g.name, 'channel', g.channel, 'campaignId', g.campaign_id,
        'scriptVersionId', p.script_version_id, 'openingAt', ${ms(sql`c.opening_at`)}, 'zone', c.zone,
        'performance', p.state, 'nextDueAt', ${ms(sql`p.next_due_at`)}, 'roomClosedAt', ${ms(sql`r.closed_at`)}, 'lastSeq', r.last_seq,
        'numbered', n.numbered, 'numbers', n.numbers,
        'unclaims', (select count(*) from event e join delivery d on d.workspace_id = e.workspace_id and d.delivery_id = (e.data ->> 'deliveryId')::bigint
          where e.workspace_id = p.workspace_id and e.group_id = p.group_id and e.type = 'claimed' and d.kind = 'post')
          - (select count(*) from delivery d where d.workspace_id = p.workspace_id and d.group_id = p.group_id and d.kind = 'post'
          and d.state in ('claimed', 'evidenced')),
        'members', ${list(sql`select m.member_id as "memberId", ${ms(sql`m.joined_at`)} as "joinedAt", m.left_at is not null as "hasLeft",
          k.opted_out_at is not null as "optedOut" from member m left join contact k on k.workspace_id = m.workspace_id and k.contact_id = m.contact_id where m.workspace_id = p.workspace_id and m.group_id = p.group_id`)},
        'slips', ${list(sql`select s.minutes, ${ms(sql`s.from_at`)} as "fromAt", ${ms(sql`s.until_at`)} as "untilAt"
          from slip s where s.workspace_id = p.workspace_id and s.group_id = p.group_id order by s.slip_id`)},
        'runs', ${list(sql`select q.cue_id as "cueId", q.member_id as "memberId", q.state, q.reason, ${ms(sql`q.due_at`)} as "dueAt", q.recipients,
          ${ms(sql`q.settled_at`)} as "settledAt", q.settled_under as "settledUnder", coalesce(q.logged_as, q.cue_id) as "loggedAs", q.recalls from cue_run q where q.workspace_id = p.workspace_id and q.group_id = p.group_id`)},
        'events', ${list(sql`select e.type, e.cue_id as "cueId", e.member_id as "memberId", ${ms(sql`e.at`)} as at, e.staff_id is not null as "byStaff"
          from event e where e.workspace_id = p.workspace_id and e.group_id = p.group_id
            and e.type in ('performed', 'recalled', 'skipped', 'expired', 'failed') and not e.data ? 'deliveryId' order by e.event_id`)},
        'said', ${list(sql`select m.cue_id as "cueId", count(*) as messages, count(distinct ${recipient(sql`m.thread_member_id`)}) as recipients,
          count(*) filter (where m.text ~ '\\{[{%]' and coalesce(t.display_name, '') !~ '\\{') as unfilled
          from message m left join member t on t.workspace_id = m.workspace_id and t.member_id = m.thread_member_id where m.workspace_id = p.workspace_id and m.group_id = p.group_id and m.cue_id is not null group by m.cue_id`)},
        'prompted', ${list(sql`select d.cue_id as "cueId", count(*) as deliveries,
          count(distinct ${recipient(sql`d.recipient_member_id`)}) as recipients,
          count(*) filter (where d.kind = 'post' and d.state in ('claimed', 'evidenced') and m.seq is null) as unsaid,
          count(*) filter (where d.state not in ('claimed', 'evidenced') and m.seq is not null) as unclaimed,
          count(*) filter (where d.state = 'expired') as unposted
          from delivery d left join message m on m.workspace_id = d.workspace_id and m.message_id = d.message_id
          where d.workspace_id = p.workspace_id and d.group_id = p.group_id and d.recalled_at is null group by d.cue_id`)},
        'claims', ${list(sql`select d.cue_id as "cueId", q.member_id as "memberId",
          ${ms(sql`min(d.claimed_at) filter (where d.state in ('claimed', 'evidenced'))`)} as "claimedAt", ${ms(sql`min(l.at)`)} as "everClaimedAt",
          bool_or(d.recalled_at is null) as counts
          from delivery d
            left join cue_run q on q.workspace_id = d.workspace_id and q.group_id = d.group_id and q.cue_id = d.cue_id
              and q.member_id = d.recipient_member_id
            left join (
              select (e.data ->> 'deliveryId')::bigint as delivery_id, min(e.at) as at from event e
              where e.workspace_id = p.workspace_id and e.group_id = p.group_id and e.type = 'claimed' group by 1
            ) l on l.delivery_id = d.delivery_id
          where d.workspace_id = p.workspace_id and d.group_id = p.group_id and (d.recalled_at is null or l.at is not null) group by d.cue_id, q.member_id`)},
        'following', exists (select from delivery d where d.workspace_id = p.workspace_id and d.group_id = p.group_id and d.follow)
      ) as facts
      from performance p
        join flash_group g on g.workspace_id = p.workspace_id and g.group_id = p.group_id
        join campaign c on c.workspace_id = g.workspace_id and c.campaign_id = g.campaign_id
        join room r on r.workspace_id = p.workspace_id and r.group_id = p.group_id
        cross join lateral (
          select count(m.seq) as numbered, count(distinct m.seq) as numbers from message m
          where m.workspace_id = p.workspace_id and m.group_id = p.group_id and m.seq is not null
        ) n
      where p.workspace_id = ${o.workspaceId} and (${after}::uuid is null or p.group_id > ${after}::uuid)
      order by p.group_id limit ${PAGE}`.execute(tx);
    if (rows.length > 0) yield rows.map((row) => asAuditedGroup(row.facts));
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.group_id ?? null;
  }
}

function asAuditedGroup(facts: JsonGroup): AuditedGroup {
  return {
    ...facts,
    openingAt: new Date(facts.openingAt),
    slips: facts.slips.map((slip) => ({ minutes: slip.minutes, fromAt: new Date(slip.fromAt), untilAt: new Date(slip.untilAt) })),
  };
}

type Sql = ReturnType<typeof sql>;

/** A query's rows as a JSON list. */
function list(query: Sql): Sql {
  return sql`coalesce((select jsonb_agg(to_jsonb(x)) from (${query}) x), '[]')`;
}

/** A moment as whole milliseconds, which is what the clock counts in. */
function ms(moment: Sql): Sql {
  return sql`round(extract(epoch from ${moment}) * 1000)::bigint`;
}

function recipient(member: Sql): Sql {
  return sql`coalesce(${member}, '00000000-0000-0000-0000-000000000000')`;
}
