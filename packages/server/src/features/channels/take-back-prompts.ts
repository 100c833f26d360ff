import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { ChangedPrompt, PromptChoice, WithdrawalReason } from './connector.ts';
import { roomClosedSince, standingAgain } from './prompt-standing.ts';
import { escalateAt } from './prompt-terms.ts';

interface PromptRow {
  delivery_id: number;
  group_id: string;
  staff_id: string;
  cue_id: string;
}

const asChanged = (row: PromptRow): ChangedPrompt => ({ deliveryId: row.delivery_id, groupId: row.group_id, staffId: row.staff_id });

/** Withdraws prompts nobody has claimed: what they would say is no longer true. Those a pause took back must not come back with it either. */
export async function withdrawPrompts(
  tx: Tx,
  o: PromptChoice & { readonly reason: WithdrawalReason; readonly at: Date },
): Promise<readonly ChangedPrompt[]> {
  const { rows } = await sql<PromptRow>`
    update delivery d set state = 'withdrawn', reason = ${o.reason}, escalate_at = null, follow = true
    where d.workspace_id = ${o.workspaceId} and d.delivery_id in (
      select p.delivery_id from delivery p
      where ${chosen(o)} and (p.state = 'prompted' or (p.state = 'withdrawn' and p.reason = 'paused' and ${o.reason !== 'paused'}::boolean))
      order by p.delivery_id for update
    )
    returning delivery_id, group_id, staff_id, cue_id`.execute(tx);
  await appendEvents(tx, {
    workspaceId: o.workspaceId,
    events: rows.map((row) => ({
      key: `withdrawn:${row.delivery_id}:${o.at.getTime()}`,
      type: 'withdrawn',
      groupId: row.group_id,
      staffId: row.staff_id,
      cueId: row.cue_id,
      at: o.at,
      data: { deliveryId: row.delivery_id, reason: o.reason },
    })),
  });
  return rows.map(asChanged);
}

/**
 * Prompts withdrawn for `reason` wait for somebody again. Where their time is over they expire; where the room has closed meanwhile that is why
 * they stay withdrawn. Never prompts a second time.
 */
export async function reissuePrompts(
  tx: Tx,
  o: PromptChoice & { readonly reason: WithdrawalReason; readonly at: Date },
): Promise<readonly ChangedPrompt[]> {
  const standing = standingAgain(o.at);
  const { rows } = await sql<PromptRow>`
    update delivery d set state = n.state, reason = n.reason, follow = true, waits_since = ${o.at},
      escalate_at = case when n.state = 'prompted' and d.escalated_at is null then ${escalateAt(o.at, sql`d.valid_until`)} end
    from (
      select p.delivery_id, ${standing.state} as state, ${standing.reason} as reason from delivery p
      where ${chosen(o)} and p.state = 'withdrawn' and p.reason = ${o.reason}
      order by p.delivery_id for update of p
    ) n
    where d.workspace_id = ${o.workspaceId} and d.delivery_id = n.delivery_id
    returning d.delivery_id, d.group_id, d.staff_id, d.cue_id`.execute(tx);
  return rows.map(asChanged);
}

/** Prompts nobody posted and that wait for nobody any more; `repeatable`: those that could be posted even now. */
export async function countUnpostedPrompts(tx: Tx, o: PromptChoice & { readonly at: Date }): Promise<{ all: number; repeatable: number }> {
  const { rows } = await sql<{ all: number; repeatable: number }>`
    select count(*) as all, count(*) filter (where ${repeatable}) as repeatable from delivery p where ${chosen(o)} and ${unposted(o.at)}`.execute(
    tx,
  );
  return rows[0] ?? { all: 0, repeatable: 0 };
}

/** A prompt the script has changed under, and which nobody has posted. */
export interface OutdatedPrompt {
  readonly deliveryId: number;
  readonly groupId: string;
  readonly cueId: string;
  /** null = the room's, or the whole group's task */
  readonly memberId: string | null;
}

/**
 * Locks, in order, prompts to people still there that the script has changed under.
 * @param o.which `taken-back`: those whose claim was taken back since; `unposted`: also those nobody posted in time
 */
export async function lockOutdatedPrompts(
  tx: Tx,
  o: PromptChoice & { readonly which: 'taken-back' | 'unposted'; readonly at: Date },
): Promise<readonly OutdatedPrompt[]> {
  const { rows } = await sql<{ delivery_id: number; group_id: string; cue_id: string; recipient_member_id: string | null }>`
    select p.delivery_id, p.group_id, p.cue_id, p.recipient_member_id from delivery p
    where ${chosen(o)} and p.outdated and not ${toLeaver}
      and ${o.which === 'unposted' ? unposted(o.at) : sql`(p.state = 'withdrawn' and p.reason = 'script-changed')`}
    order by p.delivery_id for update of p`.execute(tx);
  return rows.map((row) => ({
    deliveryId: row.delivery_id,
    groupId: row.group_id,
    cueId: row.cue_id,
    memberId: row.recipient_member_id,
  }));
}

/** A person wants posted what nobody posted in time: the same prompts wait again, until `validUntil`. */
export async function repeatPrompts(
  tx: Tx,
  o: PromptChoice & { readonly validUntil: Date; readonly at: Date },
): Promise<readonly ChangedPrompt[]> {
  const { rows } = await sql<PromptRow>`
    update delivery d set state = 'prompted', reason = null, prompted_at = ${o.at}, waits_since = ${o.at}, valid_until = ${o.validUntil}, follow = true,
      escalate_at = ${escalateAt(o.at, sql`${o.validUntil}::timestamptz`)}, escalated_at = null, escalation = null, escalated_from = null
    where d.workspace_id = ${o.workspaceId} and d.delivery_id in (
      select p.delivery_id from delivery p where ${chosen(o)} and ${unposted(o.at)} and ${repeatable} order by p.delivery_id for update
    )
    returning delivery_id, group_id, staff_id, cue_id`.execute(tx);
  await appendEvents(tx, {
    workspaceId: o.workspaceId,
    events: rows.map((row) => ({
      key: `prompted:${row.delivery_id}:${o.at.getTime()}`,
      type: 'prompted',
      groupId: row.group_id,
      staffId: row.staff_id,
      cueId: row.cue_id,
      at: o.at,
      data: { deliveryId: row.delivery_id },
    })),
  });
  return rows.map(asChanged);
}

/** Given up or withdrawn, or as good as: nobody has swept it yet. */
const unposted = (at: Date) => sql`(p.state in ('expired', 'withdrawn') or (p.state = 'prompted' and p.valid_until <= ${at}))`;
const toLeaver = sql`exists (
  select from member t where t.workspace_id = p.workspace_id and t.member_id = p.recipient_member_id and t.left_at is not null)`;
const repeatable = sql`(not ${roomClosedSince} and not ${toLeaver})`;

/** Gives up prompts whose time is over, each with a notice in the log. */
export async function expirePrompts(tx: Tx, o: { readonly workspaceId: string; readonly at: Date }): Promise<readonly ChangedPrompt[]> {
  const { rows } = await sql<PromptRow>`
    update delivery d set state = 'expired', escalate_at = null, follow = true
    where d.workspace_id = ${o.workspaceId} and d.delivery_id in (
      select p.delivery_id from delivery p
      where p.workspace_id = ${o.workspaceId} and p.state = 'prompted' and p.valid_until <= ${o.at}
      order by p.delivery_id for update
    )
    returning delivery_id, group_id, staff_id, cue_id`.execute(tx);
  await appendEvents(tx, {
    workspaceId: o.workspaceId,
    events: rows.map((row) => ({
      key: `promptExpired:${row.delivery_id}`,
      type: 'expired',
      groupId: row.group_id,
      staffId: row.staff_id,
      cueId: row.cue_id,
      at: o.at,
      data: { deliveryId: row.delivery_id },
    })),
  });
  return rows.map(asChanged);
}

/** The condition on delivery `p` that a choice stands for. */
function chosen(o: PromptChoice) {
  const place =
    o.place === undefined
      ? sql``
      : o.place === 'room'
        ? sql`and p.recipient_member_id is null`
        : sql`and p.recipient_member_id is not null`;
  return sql`p.workspace_id = ${o.workspaceId} and p.recalled_at is null and p.group_id = any(${o.groupIds}::uuid[]) ${place}
    ${o.place === 'room' ? sql`and p.kind = 'post'` : sql``}
    ${o.memberIds === undefined ? sql`` : sql`and p.recipient_member_id = any(${o.memberIds}::uuid[])`}
    ${o.cueIds === undefined ? sql`` : sql`and p.cue_id = any(${o.cueIds}::text[])`}
    ${o.exceptCueId === undefined ? sql`` : sql`and p.cue_id <> ${o.exceptCueId}`}`;
}
