import { explainAudience, type Locale } from '@kuaishan/script';
import { listFacts, listMilestones } from '../../../facts/events/index.ts';
import type { StaffActor } from '../../../platform/actor.ts';
import { inWorkspace } from '../../../platform/db/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { explainCue } from './explain-cue.ts';
import { readCueFacts } from './read-cue-facts.ts';
import type { Why } from './why.ts';

/**
 * Why a cue run was performed, was not, or is not yet. With a member, its audience is decided for that member.
 * @throws DomainError `not_found`
 */
export async function whyCue(
  deps: Deps,
  o: { actor: StaffActor; groupId: string; cueRunId: number; memberId?: string; locale: Locale },
): Promise<Why> {
  const { workspaceId } = o.actor;
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const now = deps.clock.now();
    const facts = await readCueFacts(tx, { ...o, workspaceId, now, publicUrl: deps.publicUrl });
    const why = explainCue(facts, o.locale);
    const memberId = facts.run.memberId ?? o.memberId;
    if (memberId === undefined || !facts.cue.audience) return why;
    const milestones = await listMilestones(tx, { groupId: o.groupId, memberId });
    const declared = await listFacts(tx, { groupId: o.groupId, memberId });
    const member = {
      milestones: new Set(milestones.map((one) => one.name)),
      facts: Object.fromEntries(declared.map((one) => [one.name, one.value])),
    };
    return { ...why, audience: explainAudience(facts.cue.audience, member, o.locale) };
  });
}
