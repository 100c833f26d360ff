import type { RoleName } from '@kuaishan/script';

/** A role in a room as it is cast before a hand-over. */
export interface Held {
  readonly groupId: string;
  readonly role: RoleName;
  readonly staffId: string;
  /** null also when the deputy no longer works here */
  readonly deputyStaffId: string | null;
}

/** One role in one room that goes to somebody else. */
export interface Move {
  readonly groupId: string;
  readonly role: RoleName;
  readonly fromStaffId: string;
  readonly toStaffId: string;
  readonly deputyBefore: string | null;
  readonly deputyAfter: string | null;
}

/** What becomes of who hands over: the deputy of whoever follows, or nothing in these rooms. */
export type Afterwards = 'deputy' | 'out';

/**
 * Who follows in which room.
 * @param o.toStaffId null = each room's deputy; a room without one stays where it is and is told
 */
export function planMoves(
  held: readonly Held[],
  o: { toStaffId: string | null; afterwards: Afterwards },
): { readonly moves: readonly Move[]; readonly without: readonly Held[] } {
  const moves: Move[] = [];
  const without: Held[] = [];
  for (const one of held) {
    const toStaffId = o.toStaffId ?? one.deputyStaffId;
    if (toStaffId === null || toStaffId === one.staffId) {
      without.push(one);
      continue;
    }
    // the deputy who stays one, where they are not who follows
    const staying = one.deputyStaffId === toStaffId ? null : one.deputyStaffId;
    moves.push({
      ...{ groupId: one.groupId, role: one.role, fromStaffId: one.staffId, toStaffId, deputyBefore: one.deputyStaffId },
      deputyAfter: o.afterwards === 'deputy' ? one.staffId : staying,
    });
  }
  return { moves, without };
}
