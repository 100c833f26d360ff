import type { RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { cueTitle } from '../domain/cue-title.ts';
import type { CueState } from '../lock-run.ts';
import { stageGroups } from '../staged-groups.ts';
import { groupsOfCampaign } from './campaign-effect.ts';

/** One cue of a campaign over all its groups. */
export interface CampaignCue {
  readonly cue: string;
  readonly title: string;
  readonly role: RoleName;
  /** when it is due in the first and in the last of the groups it is still to come in; null = waits for go, or for another cue */
  readonly firstDueAt: string | null;
  readonly lastDueAt: string | null;
  /** how many groups have it in which state */
  readonly states: Readonly<Partial<Record<CueState, number>>>;
}

/**
 * The cues of a campaign that are the whole group's, in the script's order, with how many groups have them in which state.
 * @throws DomainError `not_found`
 */
export async function listCampaignCues(tx: Tx, o: { workspaceId: string; campaignId: string }): Promise<readonly CampaignCue[]> {
  const { workspaceId } = o;
  const groupIds = (await groupsOfCampaign(tx, { campaignId: o.campaignId, groupIds: null })).map((group) => group.groupId);
  const stage = await stageGroups(tx, { workspaceId, groupIds });
  const { rows } = await sql<{ cue_id: string; state: CueState; groups: number; first: Date | null; last: Date | null }>`
    select cue_id, state, count(*) as groups, min(due_at) as first, max(due_at) as last from cue_run
    where workspace_id = ${workspaceId} and group_id = any(${groupIds}::uuid[]) and member_id is null
    group by cue_id, state`.execute(tx);
  const cues = new Map([...stage.scripts.values()].flatMap((script) => script.cues).map((cue) => [cue.id, cue]));
  const order = [...cues.keys()];
  return [...Map.groupBy(rows, (row) => row.cue_id)]
    .flatMap(([cueId, list]) => {
      const cue = cues.get(cueId);
      if (!cue) return [];
      const open = list.filter((row) => row.state === 'planned' || row.state === 'held');
      const times = open.flatMap((row) => [row.first, row.last]).filter((at) => at !== null);
      const at = (pick: (...of: number[]) => number) =>
        times.length === 0 ? null : new Date(pick(...times.map((one) => one.getTime()))).toISOString();
      const states = Object.fromEntries(list.map((row) => [row.state, row.groups]));
      return [{ cue: cueId, title: cueTitle(cue), role: cue.role, firstDueAt: at(Math.min), lastDueAt: at(Math.max), states }];
    })
    .sort((a, b) => order.indexOf(a.cue) - order.indexOf(b.cue));
}
