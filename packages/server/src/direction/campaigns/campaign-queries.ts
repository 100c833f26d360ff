import { sql } from 'kysely';
import { z } from 'zod';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { GroupRow, listGroupRows } from './group-row.ts';

export const CampaignSummary = z.object({
  campaignId: z.string(),
  name: z.string(),
  scriptTitle: z.string(),
  openingAt: z.string(),
  zone: z.string(),
  groupCount: z.int(),
  memberCount: z.int(),
});
export const Campaign = CampaignSummary.extend({ groups: z.array(GroupRow) });

interface SummaryRow {
  campaign_id: string;
  name: string;
  title: string;
  opening_at: Date;
  zone: string;
  groups: number;
  members: number;
}

const summaries = (campaignId: string | null) => sql<SummaryRow>`
  select c.campaign_id, c.name, s.title, c.opening_at, c.zone,
    (select count(*) from flash_group g where g.workspace_id = c.workspace_id and g.campaign_id = c.campaign_id) as groups,
    (select count(*) from flash_group g join member m on m.workspace_id = g.workspace_id and m.group_id = g.group_id and m.left_at is null
      where g.workspace_id = c.workspace_id and g.campaign_id = c.campaign_id) as members
  from campaign c
  join script_version v on v.workspace_id = c.workspace_id and v.script_version_id = c.script_version_id
  join script s on s.workspace_id = v.workspace_id and s.script_id = v.script_id
  where ${campaignId}::uuid is null or c.campaign_id = ${campaignId}
  order by c.opening_at desc, c.campaign_id`;

/** All campaigns, the latest opening first. */
export async function listCampaigns(deps: Deps, o: { actor: StaffActor }): Promise<z.infer<typeof CampaignSummary>[]> {
  const { rows } = await inWorkspace(deps.db, o.actor.workspaceId, (tx) => summaries(null).execute(tx));
  return rows.map(asSummary);
}

/**
 * One campaign with its groups.
 * @throws DomainError `not_found`
 */
export async function getCampaign(deps: Deps, o: { actor: StaffActor; campaignId: string }): Promise<z.infer<typeof Campaign>> {
  return inWorkspace(deps.db, o.actor.workspaceId, async (tx) => {
    const { rows } = await summaries(o.campaignId).execute(tx);
    if (!rows[0]) throw new DomainError('not_found');
    return { ...asSummary(rows[0]), groups: [...(await listGroupRows(tx, deps, { campaignId: o.campaignId }))] };
  });
}

function asSummary(row: SummaryRow): z.infer<typeof CampaignSummary> {
  return {
    campaignId: row.campaign_id,
    name: row.name,
    scriptTitle: row.title,
    openingAt: row.opening_at.toISOString(),
    zone: row.zone,
    groupCount: row.groups,
    memberCount: row.members,
  };
}
