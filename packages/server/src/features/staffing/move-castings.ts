import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import { type ChangedPrompt, reassignPrompts } from '../../features/channels/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { changeCasting } from './change-casting.ts';
import type { Move } from './domain/plan-moves.ts';

/** Notes a hand-over once per idempotency key; false = it is known already. */
export async function noteHandOver(
  tx: Tx,
  o: {
    workspaceId: string;
    handOverId: string;
    idempotencyKey: string;
    /** the request under that key; null = a taking back, whose key says all */
    asked: object | null;
    fromStaffId: string;
    doneBy: string;
    at: Date;
    undoOf: string | null;
  },
): Promise<boolean> {
  const made = await sql`
    insert into hand_over (workspace_id, hand_over_id, idempotency_key, from_staff_id, done_by, done_at, undo_of, asked)
    values (${o.workspaceId}, ${o.handOverId}, ${o.idempotencyKey}, ${o.fromStaffId}, ${o.doneBy}, ${o.at}, ${o.undoOf},
      ${o.asked && JSON.stringify(o.asked)}::jsonb)
    on conflict do nothing`.execute(tx);
  return made.numAffectedRows === 1n;
}

/**
 * Carries moves out: the cast changes, open prompts change their owner, and both are noted. The caller holds the groups' performances (see
 * `lockHeld`), so that nobody is prompted meanwhile. Gives the prompts that went along.
 */
export async function moveCastings(
  tx: Tx,
  o: { workspaceId: string; handOverId: string; moves: readonly Move[]; at: Date; doneBy: string },
): Promise<readonly ChangedPrompt[]> {
  const { workspaceId, moves, at, handOverId } = o;
  const castings = moves.map(({ groupId, role, toStaffId, deputyAfter }) => ({
    ...{ groupId, role, staffId: toStaffId, deputyStaffId: deputyAfter },
  }));
  await changeCasting(tx, { workspaceId, castings, at, handOverId });
  const prompts: ChangedPrompt[] = [];
  const gone = new Map<string, number>();
  for (const alike of Map.groupBy(moves, (move) => `${move.fromStaffId} ${move.toStaffId} ${move.role}`).values()) {
    const [{ fromStaffId, toStaffId, role } = { fromStaffId: '', toStaffId: '', role: 'host' as const }] = alike;
    const groupIds = alike.map((move) => move.groupId);
    const moved = await reassignPrompts(tx, {
      workspaceId,
      groupIds,
      fromStaffId,
      toStaffId,
      role,
      at,
      reason: 'handed-over',
      byStaffId: o.doneBy,
    });
    for (const { groupId } of moved) gone.set(`${groupId} ${role}`, (gone.get(`${groupId} ${role}`) ?? 0) + 1);
    prompts.push(...moved);
  }
  const rows = moves.map((move) => ({
    group_id: move.groupId,
    role: move.role,
    to_staff_id: move.toStaffId,
    deputy_before: move.deputyBefore,
    deputy_after: move.deputyAfter,
    prompts: gone.get(`${move.groupId} ${move.role}`) ?? 0,
  }));
  await sql`
    insert into hand_over_move (workspace_id, hand_over_id, group_id, role, to_staff_id, deputy_before, deputy_after, prompts)
    select ${workspaceId}::uuid, ${handOverId}::uuid, m.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as m(group_id uuid, role text, to_staff_id uuid, deputy_before uuid, deputy_after uuid, prompts integer)`.execute(tx);
  await appendEvents(tx, {
    workspaceId,
    events: moves.map((move) => ({
      key: `handedOver:${handOverId}:${move.groupId}:${move.role}`,
      type: 'handedOver',
      groupId: move.groupId,
      staffId: move.toStaffId,
      at,
      data: { handOverId, role: move.role, from: move.fromStaffId, by: o.doneBy },
    })),
  });
  return prompts;
}
