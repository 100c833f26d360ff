import { type RawBuilder, sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';

/** Makes the rooms of new groups, one statement for all of them. */
export async function openRooms(tx: Tx, o: { workspaceId: string; groupIds: readonly string[] }): Promise<void> {
  await sql`insert into room (workspace_id, group_id)
    select ${o.workspaceId}::uuid, g from unnest(${o.groupIds}::uuid[]) g`.execute(tx);
}

/**
 * Closes rooms: nothing can be posted in them any more, private messages still can. Gives the groups whose room this call closed;
 * closing twice changes nothing.
 */
export async function closeRooms(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; at: Date; staffId?: string | null },
): Promise<readonly string[]> {
  const { rows } = await sql<{ group_id: string }>`
    update room set closed_at = ${o.at}
    where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[]) and closed_at is null
    returning group_id`.execute(tx);
  const closed = rows.map((row) => row.group_id);
  await appendEvents(tx, {
    workspaceId: o.workspaceId,
    events: closed.map((groupId) => ({
      key: `roomClosed:${groupId}`,
      type: 'roomClosed',
      groupId,
      staffId: o.staffId ?? null,
      at: o.at,
    })),
  });
  return closed;
}

export interface Room {
  readonly groupId: string;
  /** the number of the last message said in the group, over room and private threads; 0 = none yet */
  readonly lastSeq: number;
  /** null = open */
  readonly closedAt: Date | null;
}

/**
 * A group's room.
 * @throws DomainError `not_found`
 */
export async function getRoom(tx: Tx, o: { workspaceId: string; groupId: string }): Promise<Room> {
  return readRoom(tx, { ...o, lock: sql`` });
}

/**
 * A group's room, which stays as it is until the transaction ends: whoever closes it, or says something there, waits. Taken after the group's
 * performance where both are.
 * @throws DomainError `not_found`
 */
export async function getRoomLocked(tx: Tx, o: { workspaceId: string; groupId: string }): Promise<Room> {
  return readRoom(tx, { ...o, lock: sql`for share` });
}

async function readRoom(tx: Tx, o: { workspaceId: string; groupId: string; lock: RawBuilder<unknown> }): Promise<Room> {
  const { rows } = await sql<{ last_seq: number; closed_at: Date | null }>`
    select last_seq, closed_at from room where workspace_id = ${o.workspaceId} and group_id = ${o.groupId} ${o.lock}`.execute(tx);
  const row = rows[0];
  if (!row) throw new DomainError('not_found');
  return { groupId: o.groupId, lastSeq: row.last_seq, closedAt: row.closed_at };
}
