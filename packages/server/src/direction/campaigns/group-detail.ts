import { type RoleName, vocabulary } from '@kuaishan/script';
import { z } from 'zod';
import { getGroup } from '../../features/groups/index.ts';
import { listCast } from '../../features/staffing/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { isPausedByRestore } from '../cues/index.ts';
import { GroupRow, listGroupRows } from './group-row.ts';

export const Role = z.enum(Object.keys(vocabulary.roles) as [RoleName, ...RoleName[]]);

export const GroupDetail = GroupRow.extend({
  zone: z.string(),
  openingAt: z.string(),
  pausedByRestore: z.boolean().describe('paused because a backup was restored, and nobody has said go on since'),
  cast: z.array(
    z.object({
      role: Role,
      staffId: z.string(),
      displayName: z.string(),
      deputyStaffId: z.string().nullable(),
      deputyName: z.string().nullable(),
    }),
  ),
});

/**
 * One group as the board shows it.
 * @throws DomainError `not_found`
 */
export async function getGroupRow(tx: Tx, deps: Deps, groupId: string): Promise<GroupRow> {
  const [row] = await listGroupRows(tx, deps, { groupIds: [groupId] });
  if (!row) throw new DomainError('not_found');
  return row;
}

/**
 * One group with its cast.
 * @throws DomainError `not_found`
 */
export async function getGroupDetail(deps: Deps, o: { actor: StaffActor; groupId: string }): Promise<z.infer<typeof GroupDetail>> {
  return inWorkspace(deps.db, o.actor.workspaceId, async (tx) => {
    const row = await getGroupRow(tx, deps, o.groupId);
    const { zone, openingAt } = await getGroup(tx, o.groupId);
    const cast = await listCast(tx, { groupIds: [o.groupId] });
    return { ...row, zone, openingAt: openingAt.toISOString(), pausedByRestore: await isPausedByRestore(tx, o.groupId), cast: [...cast] };
  });
}
