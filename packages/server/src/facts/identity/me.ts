import { sql } from 'kysely';
import { z } from 'zod';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { getWorkspace } from './staff-queries.ts';

export const Me = z.object({
  staffId: z.string(),
  displayName: z.string(),
  permission: z.enum(['owner', 'operator', 'assistant']),
  workspace: z.object({ workspaceId: z.string(), name: z.string(), locale: z.enum(['zh-CN', 'en']), zone: z.string() }),
  clock: z.object({ now: z.string(), speed: z.number() }),
  demo: z.boolean(),
});

/** The signed-in staff member, their workspace, and the time it is there. */
export async function getMe(deps: Deps, o: { actor: StaffActor; demo: boolean }): Promise<z.infer<typeof Me>> {
  const { workspaceId, staffId, permission } = o.actor;
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const { rows } = await sql<{ display_name: string }>`select display_name from staff where staff_id = ${staffId}`.execute(tx);
    if (!rows[0]) throw new DomainError('signed_out');
    return {
      staffId,
      displayName: rows[0].display_name,
      permission,
      workspace: await getWorkspace(tx),
      clock: { now: deps.clock.now().toISOString(), speed: deps.clock.speed() },
      demo: o.demo,
    };
  });
}
