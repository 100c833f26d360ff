import type { PlaceName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Attachment, mediaUrl } from '../conversations/index.ts';

export type PromptState = 'prompted' | 'claimed' | 'evidenced' | 'withdrawn' | 'expired';

/** What a person is asked to post or do. */
export interface Prompt {
  readonly deliveryId: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly cue: string;
  /** prompts with the same card are one post in many rooms, or one cue's private messages of one group */
  readonly card: string;
  readonly title: string;
  readonly kind: 'post' | 'task';
  readonly place: PlaceName;
  readonly recipientName: string | null;
  readonly text: string;
  /** `url` null: the script names this file but nobody has uploaded it */
  readonly attachments: readonly {
    readonly mediaId: string | null;
    readonly name: string;
    readonly contentType: string | null;
    readonly url: string | null;
  }[];
  readonly role: string;
  readonly staffId: string;
  readonly promptedAt: string;
  readonly validUntil: string;
  readonly state: PromptState;
  /** why it was withdrawn (`WithdrawalReason`) */
  readonly reason: string | null;
  readonly claimedBy: string | null;
  readonly claimedAt: string | null;
  /** the post's own short link and the link of the text it stands for; null = the text holds none */
  readonly link: { readonly code: string; readonly target: string; readonly openedAt: string | null } | null;
  readonly evidencedAt: string | null;
  /** it went from one person to another because nobody claimed it in time, or nobody opened its link; null = it did not */
  readonly escalation: {
    readonly reason: 'unclaimed' | 'unopened';
    readonly at: string;
    readonly fromStaffId: string;
    readonly fromName: string;
    readonly toName: string;
  } | null;
  /** a colleague looked and saw the post that nobody had opened */
  readonly checkedAt: string | null;
}

interface PromptRow {
  delivery_id: number;
  group_id: string;
  group_name: string;
  cue_id: string;
  title: string;
  kind: 'post' | 'task';
  recipient_member_id: string | null;
  recipient_name: string | null;
  text: string;
  attachments: readonly Attachment[];
  role: string;
  staff_id: string;
  prompted_at: Date;
  valid_until: Date;
  state: PromptState;
  reason: string | null;
  claimed_by: string | null;
  claimed_at: Date | null;
  campaign_id: string;
  link_code: string | null;
  link_target: string | null;
  link_opened_at: Date | null;
  evidenced_at: Date | null;
  escalation: 'unclaimed' | 'unopened' | null;
  escalated_at: Date | null;
  escalated_from: string | null;
  from_name: string | null;
  owner_name: string;
  checked_at: Date | null;
}

const PAGE = 200;

const columns = sql`select d.delivery_id, d.group_id, g.name as group_name, d.cue_id, d.title, d.kind, d.recipient_member_id,
    t.display_name as recipient_name, m.text, m.attachments, d.role, d.staff_id, d.prompted_at, d.valid_until, d.state, d.reason, d.claimed_by,
    d.claimed_at, g.campaign_id, d.link_code, d.link_target, d.link_opened_at, d.evidenced_at, d.escalation, d.escalated_at, d.escalated_from,
    f.display_name as from_name, o.display_name as owner_name, d.checked_at
  from delivery d
    join message m on m.workspace_id = d.workspace_id and m.message_id = d.message_id
    join flash_group g on g.workspace_id = d.workspace_id and g.group_id = d.group_id
    join staff o on o.workspace_id = d.workspace_id and o.staff_id = d.staff_id
    left join staff f on f.workspace_id = d.workspace_id and f.staff_id = d.escalated_from
    left join member t on t.workspace_id = d.workspace_id and t.member_id = d.recipient_member_id`;

/**
 * Prompts that wait for somebody and are still true at `at`, over all groups, in the order they were issued.
 * @param o.staffId only those of this person; absent = everybody's
 * @param o.cursor `nextCursor` of the page before
 */
export async function listPrompts(
  tx: Tx,
  o: { workspaceId: string; at: Date; staffId?: string; cursor?: string },
): Promise<{ items: readonly Prompt[]; nextCursor: string | null }> {
  const [promptedAt, deliveryId] = o.cursor?.split('_') ?? [];
  const mine = o.staffId === undefined ? sql`` : sql`and d.staff_id = ${o.staffId}`;
  const from =
    promptedAt && deliveryId ? sql`and (d.prompted_at, d.delivery_id) > (${promptedAt}::timestamptz, ${deliveryId}::bigint)` : sql``;
  // the page first, then what it shows: thousands may wait behind it
  const { rows } = await sql<PromptRow>`
    with page as (
      select d.delivery_id from delivery d
      where d.workspace_id = ${o.workspaceId} and d.state = 'prompted' and d.valid_until > ${o.at} ${mine} ${from}
      order by d.prompted_at, d.delivery_id limit ${PAGE}
    ) ${columns} join page using (delivery_id)
    where d.workspace_id = ${o.workspaceId}
    order by d.prompted_at, d.delivery_id`.execute(tx);
  const last = rows.at(-1);
  return {
    items: rows.map(asPrompt),
    nextCursor: rows.length === PAGE && last ? `${last.prompted_at.toISOString()}_${last.delivery_id}` : null,
  };
}

/** A person looks back over the day, not over the week. */
const LOOK_BACK_MS = 24 * 60 * 60 * 1000;

/**
 * What became of this person's prompts of the last day: posted, or withdrawn or expired and why not to post any more, or gone on to a colleague.
 * The latest first, one page.
 */
export async function listSettledPrompts(tx: Tx, o: { workspaceId: string; staffId: string; at: Date }): Promise<readonly Prompt[]> {
  const since = new Date(o.at.getTime() - LOOK_BACK_MS);
  // two branches, each with an index of its own
  const { rows } = await sql<PromptRow>`with mine as (
      select delivery_id from delivery
      where workspace_id = ${o.workspaceId} and staff_id = ${o.staffId} and state <> 'prompted' and prompted_at > ${since}
      union
      select delivery_id from delivery
      where workspace_id = ${o.workspaceId} and escalated_from = ${o.staffId} and prompted_at > ${since} and staff_id <> ${o.staffId}
    ) ${columns} join mine using (delivery_id)
    where d.workspace_id = ${o.workspaceId}
    order by d.prompted_at desc, d.delivery_id desc limit ${PAGE}`.execute(tx);
  return rows.map(asPrompt);
}

/** Posts this person is asked to look after: claimed by a colleague, and nobody has opened their links. Of the last day, the longest waiting first. */
export async function listUnopenedPrompts(tx: Tx, o: { workspaceId: string; staffId: string; at: Date }): Promise<readonly Prompt[]> {
  const { rows } = await sql<PromptRow>`${columns}
    where d.workspace_id = ${o.workspaceId} and d.staff_id = ${o.staffId} and d.state = 'claimed' and d.escalation = 'unopened'
      and d.checked_at is null and d.escalated_at > ${new Date(o.at.getTime() - LOOK_BACK_MS)}
    order by d.escalated_at, d.delivery_id limit ${PAGE}`.execute(tx);
  return rows.map(asPrompt);
}

/**
 * One prompt, whatever became of it.
 * @throws DomainError `not_found`
 */
export async function getPrompt(tx: Tx, o: { workspaceId: string; deliveryId: number }): Promise<Prompt> {
  const { rows } = await sql<PromptRow>`${columns} where d.workspace_id = ${o.workspaceId} and d.delivery_id = ${o.deliveryId}`.execute(tx);
  const [row] = rows;
  if (!row) throw new DomainError('not_found');
  return asPrompt(row);
}

function asPrompt(row: PromptRow): Prompt {
  return {
    deliveryId: String(row.delivery_id),
    groupId: row.group_id,
    groupName: row.group_name,
    cue: row.cue_id,
    card: [row.recipient_member_id === null ? row.campaign_id : row.group_id, row.cue_id, row.kind, row.role].join('/'),
    title: row.title,
    kind: row.kind,
    place: row.recipient_member_id === null ? 'room' : 'private',
    recipientName: row.recipient_name,
    text: row.text,
    attachments: row.attachments.map((file) => ({ ...file, url: file.mediaId === null ? null : mediaUrl(file.mediaId) })),
    role: row.role,
    staffId: row.staff_id,
    promptedAt: row.prompted_at.toISOString(),
    validUntil: row.valid_until.toISOString(),
    state: row.state,
    reason: row.reason,
    claimedBy: row.claimed_by,
    claimedAt: row.claimed_at?.toISOString() ?? null,
    link:
      row.link_code === null || row.link_target === null
        ? null
        : { code: row.link_code, target: row.link_target, openedAt: row.link_opened_at?.toISOString() ?? null },
    evidencedAt: row.evidenced_at?.toISOString() ?? null,
    escalation:
      row.escalation === null || row.escalated_at === null || row.escalated_from === null
        ? null
        : {
            reason: row.escalation,
            at: row.escalated_at.toISOString(),
            fromStaffId: row.escalated_from,
            fromName: row.from_name ?? '',
            toName: row.owner_name,
          },
    checkedAt: row.checked_at?.toISOString() ?? null,
  };
}
