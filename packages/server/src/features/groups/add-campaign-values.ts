import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';

/** Adds values of variables that a later version of the campaign's script asks for. What was given at the opening stays as it is. */
export async function addCampaignValues(
  tx: Tx,
  o: { workspaceId: string; campaignId: string; values: Readonly<Record<string, string>> },
): Promise<void> {
  await sql`update campaign set variable_values = ${JSON.stringify(o.values)}::jsonb || variable_values
    where workspace_id = ${o.workspaceId} and campaign_id = ${o.campaignId}`.execute(tx);
}
