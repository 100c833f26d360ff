import type { RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { roleOrder } from './casting-queries.ts';
import type { Held, Move } from './domain/plan-moves.ts';

/** For so long a hand-over is taken back by one word: a shift's length. Later, handing over the other way says it more honestly. */
export const HAND_BACK_WITHIN_HOURS = 12;

export interface Person {
  readonly staffId: string;
  readonly displayName: string;
}

/** What goes to one colleague. */
export interface Receiving extends Person {
  readonly rooms: number;
  /** prompts that wait now, or waited when it was done */
  readonly prompts: number;
  readonly roles: readonly RoleName[];
  readonly groups: readonly { readonly groupId: string; readonly groupName: string }[];
}

/** What a hand-over does, or did. */
export interface HandOverEffect {
  /** null = only asked what it would do */
  readonly handOverId: string | null;
  readonly from: Person;
  readonly doneBy: Person | null;
  /** ISO 8601 */
  readonly doneAt: string;
  readonly rooms: number;
  readonly prompts: number;
  readonly to: readonly Receiving[];
  /** rooms that stay with them, and why: no deputy to follow, or somebody has taken them over already */
  readonly stays: readonly {
    readonly groupId: string;
    readonly groupName: string;
    readonly why: 'no-deputy' | 'taken';
    readonly by: string | null;
  }[];
  /** the hand-over it takes back */
  readonly undoOf: string | null;
  readonly undone: boolean;
  /** until then it can be taken back; null = it was, or is itself a taking back */
  readonly undoUntil: string | null;
}

/** The names of staff, whether they still work here or not. */
export async function namesOf(tx: Tx, staffIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ staff_id: string; display_name: string }>`
    select staff_id, display_name from staff where staff_id = any(${[...new Set(staffIds)]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.staff_id, row.display_name]));
}

/** What moves would do: who gets how many rooms and open prompts. */
export async function describeMoves(
  tx: Tx,
  o: { workspaceId: string; from: string; moves: readonly Move[]; without: readonly Held[]; taken: HandOverEffect['stays']; at: Date },
): Promise<HandOverEffect> {
  const counts = await countPrompts(tx, o);
  const groupNames = await groupNamesOf(tx, [...o.moves, ...o.without]);
  const names = await namesOf(tx, [o.from, ...o.moves.map((move) => move.toStaffId)]);
  const moved = o.moves.map((move) => ({ ...move, prompts: counts.get(`${move.groupId} ${move.role}`) ?? 0 }));
  const untouched = new Map(o.without.map((one) => [one.groupId, groupNames.get(one.groupId) ?? '']));
  return {
    handOverId: null,
    from: { staffId: o.from, displayName: names.get(o.from) ?? '' },
    doneBy: null,
    doneAt: o.at.toISOString(),
    ...receiving(moved, { names, groupNames }),
    stays: [...[...untouched].map(([groupId, groupName]) => ({ groupId, groupName, why: 'no-deputy' as const, by: null })), ...o.taken],
    undoOf: null,
    undone: false,
    undoUntil: null,
  };
}

interface Moved {
  readonly groupId: string;
  readonly role: RoleName;
  readonly toStaffId: string;
  readonly prompts: number;
}

function receiving(
  moves: readonly Moved[],
  o: { names: ReadonlyMap<string, string>; groupNames: ReadonlyMap<string, string> },
): Pick<HandOverEffect, 'rooms' | 'prompts' | 'to'> {
  const to = [...Map.groupBy(moves, (move) => move.toStaffId)].map(([staffId, theirs]): Receiving => {
    const groupIds = [...new Set(theirs.map((move) => move.groupId))];
    return {
      staffId,
      displayName: o.names.get(staffId) ?? '',
      rooms: groupIds.length,
      prompts: theirs.reduce((sum, move) => sum + move.prompts, 0),
      roles: [...new Set(theirs.map((move) => move.role))].sort((a, b) => roleOrder.indexOf(a) - roleOrder.indexOf(b)),
      groups: [...o.groupNames].flatMap(([groupId, groupName]) => (groupIds.includes(groupId) ? [{ groupId, groupName }] : [])),
    };
  });
  return {
    rooms: new Set(moves.map((move) => move.groupId)).size,
    prompts: to.reduce((sum, one) => sum + one.prompts, 0),
    to: to.sort((a, b) => b.rooms - a.rooms || a.displayName.localeCompare(b.displayName, 'zh-CN')),
  };
}

/** Names by group, in the campaign's order. */
async function groupNamesOf(tx: Tx, of: readonly { readonly groupId: string }[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ group_id: string; name: string }>`
    select group_id, name from flash_group where group_id = any(${[...new Set(of.map((one) => one.groupId))]}::uuid[])
    order by campaign_id, ordinal`.execute(tx);
  return new Map(rows.map((row) => [row.group_id, row.name]));
}

async function countPrompts(
  tx: Tx,
  o: { workspaceId: string; from: string; moves: readonly Move[]; at: Date },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ group_id: string; role: string; prompts: number }>`
    select group_id, role, count(*) as prompts from delivery
    where workspace_id = ${o.workspaceId} and staff_id = ${o.from} and state = 'prompted' and valid_until > ${o.at}
      and group_id = any(${[...new Set(o.moves.map((move) => move.groupId))]}::uuid[])
    group by group_id, role`.execute(tx);
  return new Map(rows.map((row) => [`${row.group_id} ${row.role}`, row.prompts]));
}

interface HandOverRow {
  hand_over_id: string;
  from_staff_id: string;
  done_by: string;
  done_at: Date;
  undo_of: string | null;
  undone: boolean;
}

/** Hand-overs since a moment, the latest first; or the one with this id or key. */
export async function listHandOvers(
  tx: Tx,
  o: { workspaceId: string; at: Date } & ({ since: Date } | { handOverId: string } | { idempotencyKey: string }),
): Promise<readonly HandOverEffect[]> {
  const which =
    'since' in o
      ? sql`h.done_at > ${o.since}`
      : 'handOverId' in o
        ? sql`h.hand_over_id = ${o.handOverId}`
        : sql`h.idempotency_key = ${o.idempotencyKey}`;
  const { rows } = await sql<HandOverRow>`
    select h.hand_over_id, h.from_staff_id, h.done_by, h.done_at, h.undo_of,
      exists (select from hand_over u where u.workspace_id = h.workspace_id and u.undo_of = h.hand_over_id) as undone
    from hand_over h where h.workspace_id = ${o.workspaceId} and ${which} order by h.done_at desc, h.hand_over_id limit 50`.execute(tx);
  const { rows: moves } = await sql<{ hand_over_id: string; group_id: string; role: RoleName; to_staff_id: string; prompts: number }>`
    select hand_over_id, group_id, role, to_staff_id, prompts from hand_over_move
    where workspace_id = ${o.workspaceId} and hand_over_id = any(${rows.map((row) => row.hand_over_id)}::uuid[])
    order by hand_over_id, group_id, role`.execute(tx);
  const moved = moves.map((row) => ({
    ...{ handOverId: row.hand_over_id, groupId: row.group_id, role: row.role, toStaffId: row.to_staff_id, prompts: row.prompts },
  }));
  const groupNames = await groupNamesOf(tx, moved);
  const names = await namesOf(tx, [...rows.flatMap((row) => [row.from_staff_id, row.done_by]), ...moved.map((move) => move.toStaffId)]);
  const person = (staffId: string): Person => ({ staffId, displayName: names.get(staffId) ?? '' });
  return rows.map((row) => {
    const undoUntil = new Date(row.done_at.getTime() + HAND_BACK_WITHIN_HOURS * 3_600_000);
    const undoable = row.undo_of === null && !row.undone && undoUntil > o.at;
    return {
      handOverId: row.hand_over_id,
      from: person(row.from_staff_id),
      doneBy: person(row.done_by),
      doneAt: row.done_at.toISOString(),
      ...receiving(
        moved.filter((move) => move.handOverId === row.hand_over_id),
        { names, groupNames },
      ),
      stays: [],
      undoOf: row.undo_of,
      undone: row.undone,
      undoUntil: undoable ? undoUntil.toISOString() : null,
    };
  });
}
