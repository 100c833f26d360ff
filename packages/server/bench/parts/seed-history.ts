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
  const run = (text: string, values: readonly unknown[]) => admin.query(text, [...values]);
  await run(
    `insert into campaign (workspace_id, campaign_id, name, script_version_id, opening_at, zone, variable_values, opened_by, opened_at,
      idempotency_key) values ($1, $2::uuid, '往期', $3, $4, 'Asia/Shanghai', '{}', $5, $4, 'past-' || $2::uuid)`,
    [workspaceId, campaignId, o.scriptVersionId, at, staffId],
  );
  await run(
    `insert into flash_group (workspace_id, group_id, campaign_id, ordinal, name, channel, join_code, created_at)
    select $1::uuid, uuidv7('-20 days'), $2::uuid, n, '往期' || n, case when n % 10 = 0 then 'prompter' else 'webRoom' end, $2::uuid || '-' || n, $3
    from generate_series(1, $4::integer) n`,
    [workspaceId, campaignId, at, o.groups],
  );
  const past = `(select group_id, channel from flash_group where workspace_id = $1 and campaign_id = $2)`;
  await run(
    `insert into room (workspace_id, group_id, last_seq, closed_at) select $1::uuid, group_id, $3, $4::timestamptz from ${past} g`,
    [workspaceId, campaignId, size.messages, at],
  );
  await run(`insert into casting (workspace_id, group_id, role, staff_id) select $1::uuid, group_id, 'host', $3::uuid from ${past} g`, [
    workspaceId,
    campaignId,
    staffId,
  ]);
  await run(
    `insert into performance (workspace_id, group_id, script_version_id, state) select $1::uuid, group_id, $3::uuid, 'finished' from ${past} g`,
    [workspaceId, campaignId, o.scriptVersionId],
  );
  await run(
    `insert into member (workspace_id, group_id, member_id, contact_id, display_name, token_sha256, phrase_seed, joined_at, join_key)
    select $1::uuid, group_id, member_id, uuidv7('-20 days'), '成员' || n, sha256(convert_to(member_id::text, 'UTF8')), n, $3::timestamptz,
      'key-' || n
    from (select group_id, n, uuidv7('-20 days') as member_id from ${past} g, generate_series(1, $4::integer) n) m`,
    [workspaceId, campaignId, at, size.members],
  );
  await run(
    `insert into contact (workspace_id, contact_id, display_name, created_at)
    select workspace_id, contact_id, display_name, joined_at from member join ${past} g using (group_id) where workspace_id = $1`,
    [workspaceId, campaignId],
  );
  await run(
    `insert into milestone (workspace_id, member_id, name, group_id, reached_at)
    select workspace_id, member_id, name, group_id, joined_at from member join ${past} g using (group_id), unnest(array['joined', 'spoke']) name
    where workspace_id = $1`,
    [workspaceId, campaignId],
  );
  // the group's own runs first, then those of single members
  await run(
    `insert into cue_run (workspace_id, group_id, cue_id, member_id, ordinal, planned_at, due_at, valid_until, state, recipients, settled_at)
    select $1::uuid, g.group_id, case when n <= 60 then 'c' || n else 'j' || (n - 61) / $4::integer end, m.member_id, n, $3, $3, $3, 'performed', 1, $3::timestamptz
    from ${past} g cross join generate_series(1, $5::integer) n
      left join member m on n > 60 and m.workspace_id = $1 and m.group_id = g.group_id and m.phrase_seed = (n - 61) % $4::integer + 1`,
    [workspaceId, campaignId, at, size.members, size.runs],
  );
  await run(
    `insert into event (workspace_id, key, type, group_id, member_id, cue_id, at)
    select r.workspace_id, 'performed:' || r.group_id || ':' || r.cue_id || ':' || coalesce(r.member_id::text, ''), 'performed', r.group_id,
      r.member_id, r.cue_id, r.settled_at
    from cue_run r join ${past} g using (group_id) where r.workspace_id = $1`,
    [workspaceId, campaignId],
  );
  await run(
    `insert into message (workspace_id, group_id, seq, thread_member_id, author, author_staff_id, author_member_id, author_name, author_role,
      text, cue_id, client_key, said_at)
    select $1::uuid, g.group_id, n, case when n between ${POSTS + 1} and ${POSTS} + ${WHISPERS} * $5::integer then m.member_id end,
      case when said then 'member' else 'staff' end, case when not said then $4::uuid end, case when said then m.member_id end,
      case when said then '成员' else '阿澈' end, case when not said then 'host' end,
      '往期第' || n || '条：今天的课学完了吗？哪里不清楚直接回我。', case when not said then 'c' || case when n <= ${POSTS} then n else 100 + (n - ${POSTS + 1}) / $5::integer end end,
      case when said then 'client-' || n end, $3::timestamptz
    from ${past} g cross join generate_series(1, $6::integer) n
      cross join lateral (select n > ${POSTS} + ${WHISPERS} * $5::integer as said) s
      left join member m on n > ${POSTS} and m.workspace_id = $1 and m.group_id = g.group_id
        and m.phrase_seed = (n - ${POSTS + 1}) % $5::integer + 1`,
    [workspaceId, campaignId, at, staffId, size.members, size.messages],
  );
  await run(
    `insert into delivery (workspace_id, group_id, cue_id, recipient_member_id, channel, kind, message_id, title, role, staff_id, state,
      prompted_at, valid_until, claimed_by, claimed_at)
    select $1::uuid, m.group_id, m.cue_id, m.thread_member_id, 'prompter', 'post', m.message_id, '往期', 'host', $4::uuid, 'claimed',
      $3::timestamptz, $3::timestamptz, $4::uuid, $3::timestamptz
    from message m join ${past} g using (group_id) where m.workspace_id = $1 and g.channel = 'prompter' and m.cue_id is not null`,
    [workspaceId, campaignId, at, staffId],
  );
}
