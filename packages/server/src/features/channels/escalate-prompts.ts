import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { ReassignedPrompt } from './connector.ts';

/** What one sweep takes at a time: the rest comes in the next. */
const AT_ONCE = 500;

interface EscalatedRow {
  delivery_id: number;
  group_id: string;
  cue_id: string;
  staff_id: string;
  from_staff_id: string;
  escalation: 'unclaimed' | 'unopened';
}

/**
 * Passes on, once, what nobody took care of in time: a prompt nobody has claimed, and a claimed post whose link nobody has opened. Each goes to
 * the room's deputy, or to whoever `prompt_successor` (migration 0007) finds; with an event that says from whom, to whom and why. Where there
 * is nobody else it stays where it is. Several processes may sweep at once: each takes what the others do not hold.
 */
export async function escalatePrompts(tx: Tx, o: { workspaceId: string; at: Date }): Promise<readonly ReassignedPrompt[]> {
  const { workspaceId, at } = o;
  const { rows } = await sql<EscalatedRow>`
    with due as (
      select p.delivery_id, p.state, case when p.state = 'claimed' then p.claimed_by else p.staff_id end as holder
      from delivery p
      where p.workspace_id = ${workspaceId} and p.escalate_at <= ${at}
      order by p.escalate_at, p.delivery_id limit ${AT_ONCE} for update skip locked
    ), passed as (
      select e.delivery_id, e.holder, e.state,
        case when p.escalated_at is null and (p.state = 'claimed' or (p.state = 'prompted' and p.valid_until > ${at}))
          then prompt_successor(p.workspace_id, p.group_id, p.role, e.holder) end as heir
      from due e join delivery p on p.workspace_id = ${workspaceId} and p.delivery_id = e.delivery_id
    ), moved as (
      update delivery d set escalate_at = null, staff_id = coalesce(n.heir, d.staff_id),
        escalated_at = case when n.heir is null then d.escalated_at else ${at}::timestamptz end,
        escalated_from = case when n.heir is null then d.escalated_from else n.holder end,
        escalation = case when n.heir is null then d.escalation when n.state = 'claimed' then 'unopened' else 'unclaimed' end,
        waits_since = case when n.heir is null then d.waits_since else ${at}::timestamptz end
      from passed n
      where d.workspace_id = ${workspaceId} and d.delivery_id = n.delivery_id
      returning d.delivery_id, d.group_id, d.cue_id, d.staff_id, n.holder as from_staff_id, d.escalation, n.heir
    )
    select delivery_id, group_id, cue_id, staff_id, from_staff_id, escalation from moved where heir is not null order by delivery_id`.execute(
    tx,
  );
  await appendEvents(tx, {
    workspaceId,
    events: rows.map((row) => ({
      key: `escalated:${row.delivery_id}:${at.getTime()}`,
      type: 'reassigned',
      groupId: row.group_id,
      cueId: row.cue_id,
      at,
      data: { deliveryId: row.delivery_id, from: row.from_staff_id, to: row.staff_id, reason: row.escalation },
    })),
  });
  return rows.map((row) => ({
    deliveryId: row.delivery_id,
    groupId: row.group_id,
    staffId: row.staff_id,
    fromStaffId: row.from_staff_id,
  }));
}
