import type { RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { changeCasting } from './change-casting.ts';

/** Who plays a role, and who takes over when they cannot. */
export interface Casting {
  readonly role: RoleName;
  readonly staffId: string;
  readonly deputyStaffId: string | null;
}

/**
 * Casts the same people in all of these groups; a role cast before is cast anew, and what held until then is history.
 * @param o.at domain time
 * @throws DomainError `not_found` when somebody named is not of this workspace or has left
 */
export async function castRoles(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; cast: readonly Casting[]; at: Date },
): Promise<void> {
  const named = [...new Set(o.cast.flatMap((casting) => [casting.staffId, ...(casting.deputyStaffId ? [casting.deputyStaffId] : [])]))];
  const { rows: known } = await sql`select from staff where staff_id = any(${named}::uuid[]) and left_at is null`.execute(tx);
  if (known.length !== named.length) throw new DomainError('not_found');
  const { workspaceId, at } = o;
  const castings = o.groupIds.flatMap((groupId) => o.cast.map((casting) => ({ groupId, ...casting })));
  await changeCasting(tx, { workspaceId, castings, at, handOverId: null });
}
