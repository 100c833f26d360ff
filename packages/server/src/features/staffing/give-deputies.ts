import type { RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import { listStaff } from '../../facts/identity/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { listDuty } from './casting-queries.ts';
import { changeCasting, type NewCasting } from './change-casting.ts';
import { proposeDeputy } from './domain/propose-deputy.ts';
import type { Person } from './hand-over-queries.ts';

/** Rooms where nobody stands by for a person, and who could. */
export interface MissingDeputy {
  readonly person: Person;
  /** null = the workspace has nobody else */
  readonly deputy: Person | null;
  readonly rooms: number;
  readonly groups: readonly { readonly groupId: string; readonly groupName: string }[];
}

/** Who has nobody to take over from them, in how many current rooms. */
export async function listMissingDeputies(tx: Tx, o: { workspaceId: string }): Promise<readonly MissingDeputy[]> {
  const { missing, names } = await propose(tx, o);
  const named = (staffId: string | null): Person | null => (staffId === null ? null : { staffId, displayName: names.get(staffId) ?? '' });
  return [...Map.groupBy(missing, (one) => `${one.staffId} ${one.deputyStaffId ?? ''}`).values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const groups = new Map(alike.map((one) => [one.groupId, { groupId: one.groupId, groupName: one.groupName }]));
    const person = { staffId: first.staffId, displayName: first.displayName };
    return [{ person, deputy: named(first.deputyStaffId), rooms: groups.size, groups: [...groups.values()] }];
  });
}

/**
 * Gives every role in every current room that has no deputy the proposed one, at once. Rooms that have one keep theirs; where the workspace has
 * nobody else, nothing changes. Gives how many rooms got one.
 */
export async function giveDeputies(deps: Deps, o: { actor: StaffActor }): Promise<{ rooms: number }> {
  const { workspaceId } = o.actor;
  const groupIds = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const before = await propose(tx, { workspaceId });
    await sql`
      select from performance where workspace_id = ${workspaceId} and group_id = any(${before.missing.map((one) => one.groupId)}::uuid[])
      order by group_id for no key update`.execute(tx);
    // once more, now that nobody hands over meanwhile
    const locked = new Set(before.missing.map((one) => one.groupId));
    const { missing } = await propose(tx, { workspaceId });
    const castings = missing.flatMap((one): NewCasting[] => {
      const { groupId, role, staffId, deputyStaffId } = one;
      return deputyStaffId === null || !locked.has(groupId) ? [] : [{ groupId, role, staffId, deputyStaffId }];
    });
    await changeCasting(tx, { workspaceId, castings, at: deps.clock.now(), handOverId: null });
    return new Set(castings.map((one) => one.groupId));
  });
  for (const groupId of groupIds) deps.realtime.groupChanged(workspaceId, groupId);
  return { rooms: groupIds.size };
}

async function propose(tx: Tx, o: { workspaceId: string }) {
  const duty = await listDuty(tx, o);
  const everybody = await listStaff(tx);
  const staff = everybody.map((one) => one.staffId);
  const casts = new Map(
    [...Map.groupBy(duty, (one) => one.groupId)].map(([groupId, cast]) => [
      groupId,
      new Map(cast.map((one): [RoleName, string] => [one.role, one.staffId])),
    ]),
  );
  const missing = duty.flatMap((one) => {
    if (one.deputyStaffId !== null) return [];
    const cast = casts.get(one.groupId) ?? new Map<RoleName, string>();
    return [{ ...one, deputyStaffId: proposeDeputy({ role: one.role, staffId: one.staffId, cast, staff }) }];
  });
  return { missing, names: new Map(everybody.map((one) => [one.staffId, one.displayName])) };
}
