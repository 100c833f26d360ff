import type { RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';
import type { ReassignedPrompt, ReassignReason } from './connector.ts';

/** Which open prompts go to whom; every part given narrows it. */
export interface ReassignPromptsOptions {
  readonly workspaceId: string;
  readonly groupIds?: readonly string[];
  readonly role?: RoleName;
  readonly deliveryIds?: readonly number[];
  /** only what is this person's */
  readonly fromStaffId?: string;
  readonly toStaffId: string;
  readonly at: Date;
  readonly reason: ReassignReason;
  /** who decided it; absent = the system */
  readonly byStaffId?: string;
}

/**
 * Gives open prompts to another owner, each with an event: what waits to be claimed, and what a pause took back and will give again. What is
 * the new owner's already is left alone, what somebody has claimed stays theirs. Tell the owners (`promptsChanged`) after the commit.
 * @throws DomainError `not_found` when `toStaffId` is not of this workspace or has left
 */
export async function reassignPrompts(tx: Tx, o: ReassignPromptsOptions): Promise<readonly ReassignedPrompt[]> {
  // whoever leaves meanwhile waits, and then passes these on too
  const { rows: living } = await sql`
    select from staff where workspace_id = ${o.workspaceId} and staff_id = ${o.toStaffId} and left_at is null for share`.execute(tx);
  if (living.length === 0) throw new DomainError('not_found');
  const { rows } = await sql<{ delivery_id: number; group_id: string; cue_id: string; from_staff_id: string }>`
    update delivery d set staff_id = ${o.toStaffId}, waits_since = ${o.at}
    from (
      select p.delivery_id, p.staff_id from delivery p
      where p.workspace_id = ${o.workspaceId} and (p.state = 'prompted' or (p.state = 'withdrawn' and p.reason = 'paused'))
        and p.staff_id <> ${o.toStaffId}
        ${o.groupIds === undefined ? sql`` : sql`and p.group_id = any(${o.groupIds}::uuid[])`}
        ${o.role === undefined ? sql`` : sql`and p.role = ${o.role}`}
        ${o.deliveryIds === undefined ? sql`` : sql`and p.delivery_id = any(${o.deliveryIds}::bigint[])`}
        ${o.fromStaffId === undefined ? sql`` : sql`and p.staff_id = ${o.fromStaffId}`}
      order by p.delivery_id for update
    ) was
    where d.workspace_id = ${o.workspaceId} and d.delivery_id = was.delivery_id
    returning d.delivery_id, d.group_id, d.cue_id, was.staff_id as from_staff_id`.execute(tx);
  await appendEvents(tx, {
    workspaceId: o.workspaceId,
    events: rows.map((row) => ({
      key: `reassigned:${row.delivery_id}:${row.from_staff_id}:${o.toStaffId}:${o.at.getTime()}`,
      type: 'reassigned',
      groupId: row.group_id,
      staffId: o.byStaffId ?? null,
      cueId: row.cue_id,
      at: o.at,
      data: { deliveryId: row.delivery_id, from: row.from_staff_id, to: o.toStaffId, reason: o.reason },
    })),
  });
  return rows.map((row) => ({
    deliveryId: row.delivery_id,
    groupId: row.group_id,
    staffId: o.toStaffId,
    fromStaffId: row.from_staff_id,
  }));
}
