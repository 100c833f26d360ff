import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { World } from './seed-world.ts';

/** A finished group was a five-day camp of the playbook with at most so many members. */
const MEMBERS = 200;
/** Of a group's messages, the posts in the room; then cues that wrote to every member; what is left members said themselves. */
const POSTS = 40;
const WHISPERS = 14;
/** Groups seeded by one statement. */
const AT_ONCE = 50;

/**
 * A workspace's past: groups that are over, with everything that was said, performed, prompted and logged in them. Every tenth was on the
 * prompter, so each of its messages has a row of `delivery` too; on the web room the message is the delivery. Written by the superuser
 * without foreign-key checks: 10,000,000 messages in some minutes.
 * @param o.at they were all over ten days before
 */
export async function seedHistory(
  admin: pg.Client,
  o: { world: World; groups: number; runs: number; messages: number; at: Date; say: (text: string) => void },
): Promise<void> {
  const { workspaceId, staffId, scriptVersionIds } = o.world;
  const { groups } = o;
  const size = {
    members: Math.min(MEMBERS, Math.max(1, Math.floor(o.messages / groups / (WHISPERS + 1)))),
    messages: Math.ceil(o.messages / groups),
    runs: Math.ceil(o.runs / groups),
  };
  const at = new Date(o.at.getTime() - 10 * 24 * 3_600_000);
  await admin.query('set session_replication_role = replica');
  for (let first = 0; first < groups; first += AT_ONCE) {
    const values = { workspaceId, staffId, scriptVersionId: scriptVersionIds[0] ?? '', campaignId: randomUUID(), at };
    await seedCampaign(admin, { ...values, size, groups: Math.min(AT_ONCE, groups - first), first });
    if (first % (AT_ONCE * 10) === 0) o.say(`history: ${first} of ${groups} groups`);
  }
  await admin.query('set session_replication_role = origin');
  o.say('history: vacuum analyze');
  await admin.query('vacuum analyze');
}

interface PastCampaign {
  readonly workspaceId: string;
  readonly staffId: string;
  readonly scriptVersionId: string;
  readonly campaignId: string;
  readonly at: Date;
  readonly groups: number;
  readonly first: number;
  readonly size: { readonly members: number; readonly messages: number; readonly runs: number };
}

async function seedCampaign(admin: pg.Client, o: PastCampaign): Promise<void> {
  const { workspaceId, staffId, campaignId, at, size } = o;
  await admin.query(
    `insert into campaign (workspace_id, campaign_id, name, script_version_id, opening_at, zone, variable_values, opened_by, opened_at,
      idempotency_key) values ($1, $2::uuid, '往期', $3, $4, 'Asia/Shanghai', '{}', $5, $4, 'past-' || $2::uuid)`,
    [workspaceId, campaignId, o.scriptVersionId, at, staffId],
  );
  const { rows } = await admin.query<{ group_id: string }>(
    `insert into flash_group (workspace_id, group_id, campaign_id, ordinal, name, channel, join_code, created_at)
    select $1::uuid, uuidv7('-20 days'), $2::uuid, n, '往期' || n, case when n % 10 = 0 then 'prompter' else 'webRoom' end,
      $2::uuid || '-' || n, $3
    from generate_series(1, $4::integer) n returning group_id`,
    [workspaceId, campaignId, at, o.groups],
  );
  const groupIds = rows.map((row) => row.group_id);
  await admin.query(
    `insert into room (workspace_id, group_id, last_seq, closed_at) select $1::uuid, g, $3, $4::timestamptz from unnest($2::uuid[]) g`,
    [workspaceId, groupIds, size.messages, at],
  );
  await admin.query(
    `insert into casting (workspace_id, group_id, role, staff_id) select $1::uuid, g, 'host', $3::uuid from unnest($2::uuid[]) g`,
    [workspaceId, groupIds, staffId],
  );
  await admin.query(
    `insert into performance (workspace_id, group_id, script_version_id, state) select $1::uuid, g, $3::uuid, 'finished' from unnest($2::uuid[]) g`,
    [workspaceId, groupIds, o.scriptVersionId],
  );
  await admin.query(
    `with joined as (
      insert into member (workspace_id, group_id, member_id, contact_id, display_name, token_sha256, phrase_seed, joined_at, join_key)
      select $1::uuid, g, member_id, uuidv7('-20 days'), '成员' || n, sha256(convert_to(member_id::text, 'UTF8')), n, $3::timestamptz, 'key-' || n
      from (select g, n, uuidv7('-20 days') as member_id from unnest($2::uuid[]) g, generate_series(1, $4::integer) n) m
      returning *
    ), contacts as (
      insert into contact (workspace_id, contact_id, display_name, created_at)
      select workspace_id, contact_id, display_name, joined_at from joined
    )
    insert into milestone (workspace_id, member_id, name, group_id, reached_at)
    select workspace_id, member_id, name, group_id, joined_at from joined, unnest(array['joined', 'spoke']) name`,
    [workspaceId, groupIds, at, size.members],
  );
  await admin.query(
    // the group's own runs first, then those of single members
    `with ${past}, performed as (
      insert into cue_run (workspace_id, group_id, cue_id, member_id, ordinal, planned_at, due_at, valid_until, state, recipients, settled_at)
      select $1::uuid, group_id, case when n <= 60 then 'c' || n else 'j' || (n - 61) / $4::integer end,
        case when n > 60 then members[(n - 61) % $4::integer + 1] end, n, $3, $3, $3, 'performed', 1, $3::timestamptz
      from past, generate_series(1, $5::integer) n
      returning *
    )
    insert into event (workspace_id, key, type, group_id, member_id, cue_id, at)
    select workspace_id, 'performed:' || group_id || ':' || cue_id || ':' || coalesce(member_id::text, ''), 'performed', group_id, member_id,
      cue_id, settled_at
    from performed`,
    [workspaceId, groupIds, at, size.members, size.runs],
  );
  await admin.query(
    `with ${past}, told as (
      insert into message (workspace_id, group_id, seq, thread_member_id, author, author_staff_id, author_member_id, author_name, author_role,
        text, cue_id, client_key, said_at)
      select $1::uuid, group_id, n, case when n > ${POSTS} and not said then members[nth] end, case when said then 'member' else 'staff' end,
        case when not said then $6::uuid end, case when said then members[nth] end, case when said then '成员' else '阿澈' end,
        case when not said then 'host' end, '往期第' || n || '条：今天的课学完了吗？哪里不清楚直接回我。',
        case when not said then 'c' || case when n <= ${POSTS} then n else 100 + (n - ${POSTS + 1}) / $4::integer end end,
        case when said then 'client-' || n end, $3::timestamptz
      from past, generate_series(1, $5::integer) n,
        lateral (select n > ${POSTS} + ${WHISPERS} * $4::integer as said, (n + $4::integer - 1) % $4::integer + 1 as nth) s
      returning *
    )
    insert into delivery (workspace_id, group_id, cue_id, recipient_member_id, channel, kind, message_id, title, role, staff_id, state,
      prompted_at, valid_until, claimed_by, claimed_at)
    select $1::uuid, group_id, cue_id, thread_member_id, 'prompter', 'post', message_id, '往期', 'host', $6::uuid, 'claimed', said_at, said_at,
      $6::uuid, said_at
    from told join past using (group_id) where channel = 'prompter' and cue_id is not null`,
    [workspaceId, groupIds, at, size.members, size.messages, staffId],
  );
}

/** The groups ($2) with their channels and their members in order. */
const past = `past as materialized (
  select group_id, channel, (
    select array_agg(m.member_id order by m.phrase_seed) from member m where m.workspace_id = g.workspace_id and m.group_id = g.group_id
  ) as members
  from flash_group g where workspace_id = $1 and group_id = any($2::uuid[])
)`;
