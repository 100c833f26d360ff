import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { dropPrepared } from '../conversations/index.ts';
import type { ChangedPrompt } from './connector.ts';
import type { PromptState } from './prompt-queries.ts';

/** A prompt as it stands while its row is locked. */
export interface LockedDelivery {
  readonly deliveryId: number;
  readonly groupId: string;
  readonly cueId: string;
  /** null = the room's, or the whole group's task */
  readonly memberId: string | null;
  readonly state: PromptState;
  /** withdrawn by a pause, it comes back with the resuming */
  readonly paused: boolean;
}

interface DeliveryRow {
  delivery_id: number;
  group_id: string;
  cue_id: string;
  recipient_member_id: string | null;
  state: PromptState;
  reason: string | null;
}

/** Locks the prompts of these cues that count, in order: whoever claims, expires or reassigns one meanwhile waits, or is waited for. */
export async function lockCuePrompts(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; cueIds: readonly string[] },
): Promise<readonly LockedDelivery[]> {
  const { rows } = await sql<DeliveryRow>`
    select delivery_id, group_id, cue_id, recipient_member_id, state, reason from delivery
    where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[]) and cue_id = any(${o.cueIds}::text[]) and recalled_at is null
    order by delivery_id for update`.execute(tx);
  return rows.map((row) => ({
    ...{ deliveryId: row.delivery_id, groupId: row.group_id, cueId: row.cue_id, memberId: row.recipient_member_id, state: row.state },
    paused: row.state === 'withdrawn' && row.reason === 'paused',
  }));
}

/**
 * Takes prompts back for good because the script has changed under them: they count no more, so that their cue may prompt the same people anew. Who calls it
 * holds them (`lockCuePrompts`) and has seen that nobody has claimed them.
 */
export async function recallPrompts(
  tx: Tx,
  o: { workspaceId: string; deliveryIds: readonly number[]; at: Date },
): Promise<readonly ChangedPrompt[]> {
  const { workspaceId, at } = o;
  if (o.deliveryIds.length === 0) return [];
  const { rows } = await sql<{ delivery_id: number; group_id: string; staff_id: string; cue_id: string; message_id: number }>`
    update delivery set recalled_at = ${at}, reason = 'script-changed', escalate_at = null, follow = false,
      state = case when state = 'expired' then state else 'withdrawn' end
    where workspace_id = ${workspaceId} and delivery_id = any(${o.deliveryIds}::bigint[]) and recalled_at is null
      and state in ('prompted', 'withdrawn', 'expired')
    returning delivery_id, group_id, staff_id, cue_id, message_id`.execute(tx);
  // the rows are locked: nobody else can have claimed one since it was read
  if (rows.length !== o.deliveryIds.length) throw new Error(`${o.deliveryIds.length} prompts to recall, ${rows.length} were open`);
  await dropPrepared(tx, { workspaceId, messageIds: rows.map((row) => row.message_id) });
  await appendEvents(tx, {
    workspaceId,
    events: rows.map((row) => ({
      ...{ key: `recalled:${row.delivery_id}`, type: 'withdrawn', groupId: row.group_id, staffId: row.staff_id, cueId: row.cue_id, at },
      data: { deliveryId: row.delivery_id, reason: 'script-changed' },
    })),
  });
  return rows.map((row) => ({ deliveryId: row.delivery_id, groupId: row.group_id, staffId: row.staff_id }));
}

/**
 * The script says something else than these prompts, or nothing: those that stay, because they were posted or given up, must not wait for somebody
 * again as they are.
 */
export async function markOutdated(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; cueIds: readonly string[] },
): Promise<void> {
  await sql`update delivery set outdated = true where workspace_id = ${o.workspaceId} and delivery_id in (
    select delivery_id from delivery where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[])
      and cue_id = any(${o.cueIds}::text[]) and recalled_at is null and not outdated order by delivery_id for update)`.execute(tx);
}

/** Prompts of these groups go on under the ids their cues have now. */
export async function renameCuePrompts(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; from: readonly string[]; to: readonly string[] },
): Promise<void> {
  await sql`update delivery d set cue_id = t.now from unnest(${o.from}::text[], ${o.to}::text[]) as t(was, now)
    where d.workspace_id = ${o.workspaceId} and d.group_id = any(${o.groupIds}::uuid[]) and d.cue_id = t.was`.execute(tx);
}
