import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { groupsOfCampaign } from '../campaign/campaign-effect.ts';

/** One upgrade of a campaign, as its history shows it. */
export interface PastUpgrade {
  readonly upgradeId: string;
  /** the number of the version; null = an undo */
  readonly number: number | null;
  readonly undoOf: string | null;
  readonly at: string;
  readonly by: string;
  /** groups it changed */
  readonly groups: number;
  /** groups that still play what it gave them: those an undo would take back */
  readonly undoable: number;
}

/** Which versions a campaign's groups play, and how they came to. */
export interface UpgradeHistory {
  readonly scriptId: string;
  readonly playing: readonly { readonly scriptVersionId: string; readonly number: number; readonly groups: number }[];
  /** the latest first */
  readonly items: readonly PastUpgrade[];
}

/** A campaign is upgraded a handful of times. */
const LISTED = 50;

/**
 * The versions a campaign's groups play, and its upgrades.
 * @throws DomainError `not_found`
 */
export async function readUpgradeHistory(tx: Tx, o: { workspaceId: string; campaignId: string }): Promise<UpgradeHistory> {
  const groups = await groupsOfCampaign(tx, { campaignId: o.campaignId, groupIds: null });
  const groupIds = groups.map((group) => group.groupId);
  const { rows: playing } = await sql<{ script_id: string; script_version_id: string; number: number; groups: number }>`
    select v.script_id, v.script_version_id, v.number, count(*) as groups
    from performance p join script_version v on v.workspace_id = p.workspace_id and v.script_version_id = p.script_version_id
    where p.workspace_id = ${o.workspaceId} and p.group_id = any(${groupIds}::uuid[])
    group by v.script_id, v.script_version_id, v.number order by groups desc, v.number desc`.execute(tx);
  const { rows } = await sql<{
    upgrade_id: string;
    number: number | null;
    undo_of: string | null;
    upgraded_at: Date;
    by: string;
    groups: number;
    undoable: number;
  }>`
    select u.upgrade_id, v.number, u.undo_of, u.upgraded_at, s.display_name as by, count(g.group_id) as groups,
      count(g.group_id) filter (where p.script_version_id = g.to_version_id and g.from_version_id <> g.to_version_id) as undoable
    from script_upgrade u
      join staff s on s.workspace_id = u.workspace_id and s.staff_id = u.upgraded_by
      left join script_version v on v.workspace_id = u.workspace_id and v.script_version_id = u.to_version_id
      left join script_upgrade_group g on g.workspace_id = u.workspace_id and g.upgrade_id = u.upgrade_id and g.outcome = 'done'
      left join performance p on p.workspace_id = g.workspace_id and p.group_id = g.group_id
    where u.workspace_id = ${o.workspaceId} and u.campaign_id = ${o.campaignId}
    group by u.upgrade_id, v.number, u.undo_of, u.upgraded_at, s.display_name
    order by u.upgraded_at desc, u.upgrade_id desc limit ${LISTED}`.execute(tx);
  return {
    scriptId: playing[0]?.script_id ?? '',
    playing: playing.map((row) => ({ scriptVersionId: row.script_version_id, number: row.number, groups: row.groups })),
    items: rows.map((row) => ({
      ...{ upgradeId: row.upgrade_id, number: row.number, undoOf: row.undo_of, at: row.upgraded_at.toISOString(), by: row.by },
      ...{ groups: row.groups, undoable: row.undoable },
    })),
  };
}
