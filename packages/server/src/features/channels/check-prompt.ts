import { sql } from 'kysely';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { getPrompt, type Prompt } from './prompt-queries.ts';

/**
 * A colleague looked: the claimed post whose link nobody has opened is in the room (or is now, posted again). It stays claimed, and nobody is
 * asked to look any more. Saying so twice changes nothing.
 * @throws DomainError `not_found`, `prompt_not_claimed`
 */
export async function checkPrompt(deps: Deps, o: { actor: StaffActor; deliveryId: number }): Promise<Prompt> {
  const { workspaceId, staffId } = o.actor;
  const prompt = await inWorkspace(deps.db, workspaceId, async (tx) => {
    await sql`update delivery set checked_at = ${deps.clock.now()}, checked_by = ${staffId}, escalate_at = null
      where workspace_id = ${workspaceId} and delivery_id = ${o.deliveryId} and state = 'claimed' and checked_at is null`.execute(tx);
    const after = await getPrompt(tx, { workspaceId, deliveryId: o.deliveryId });
    if (after.state !== 'claimed' && after.state !== 'evidenced') throw new DomainError('prompt_not_claimed');
    return after;
  });
  deps.realtime.promptsChanged(workspaceId, [prompt.staffId]);
  return prompt;
}
