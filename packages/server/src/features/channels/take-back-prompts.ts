import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { ChangedPrompt, PromptChoice, WithdrawalReason } from './connector.ts';

interface PromptRow {
  delivery_id: number;
  group_id: string;
  staff_id: string;
  cue_id: string;
}

const asChanged = (row: PromptRow): ChangedPrompt => ({ deliveryId: row.delivery_id, groupId: row.group_id, staffId: row.staff_id });

/** Withdraws prompts nobody has claimed: what they would say is no longer true. */
export async function withdrawPrompts(
  tx: Tx,
  o: PromptChoice & { readonly reason: WithdrawalReason; readonly at: Date },
): Promise<readonly ChangedPrompt[]> {
  const { rows } = await sql<PromptRow>`
    update delivery d set state = 'withdrawn', reason = ${o.reason}
    where d.workspace_id = ${o.workspaceId} and d.delivery_id in (
      select p.delivery_id from delivery p where ${chosen(o)} and p.state = 'prompted' order by p.delivery_id for update
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

/** Prompts withdrawn for `reason` wait for somebody again, unless their time is over: then they expire. Never prompts a second time. */
export async function reissuePrompts(
  tx: Tx,
  o: PromptChoice & { readonly reason: WithdrawalReason; readonly at: Date },
): Promise<readonly ChangedPrompt[]> {
  const { rows } = await sql<PromptRow>`
    update delivery d set state = case when d.valid_until > ${o.at} then 'prompted' else 'expired' end, reason = null
    where d.workspace_id = ${o.workspaceId} and d.delivery_id in (
      select p.delivery_id from delivery p where ${chosen(o)} and p.state = 'withdrawn' and p.reason = ${o.reason}
      order by p.delivery_id for update
    )
    returning delivery_id, group_id, staff_id, cue_id`.execute(tx);
  return rows.map(asChanged);
}

/** Gives up prompts whose time is over, each with a notice in the log. */
export async function expirePrompts(tx: Tx, o: { readonly workspaceId: string; readonly at: Date }): Promise<readonly ChangedPrompt[]> {
  const { rows } = await sql<PromptRow>`
    update delivery d set state = 'expired'
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
  return sql`p.workspace_id = ${o.workspaceId} and p.group_id = any(${o.groupIds}::uuid[]) ${place}
    ${o.place === 'room' ? sql`and p.kind = 'post'` : sql``}
    ${o.memberIds === undefined ? sql`` : sql`and p.recipient_member_id = any(${o.memberIds}::uuid[])`}
    ${o.cueIds === undefined ? sql`` : sql`and p.cue_id = any(${o.cueIds}::text[])`}
    ${o.exceptCueId === undefined ? sql`` : sql`and p.cue_id <> ${o.exceptCueId}`}`;
}
