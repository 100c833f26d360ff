import type { ChannelName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { StaffActor } from '../../platform/actor.ts';
import { type Db, inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';

/** A group with what it has from its campaign. */
export interface Group {
  readonly groupId: string;
  readonly name: string;
  readonly channel: ChannelName;
  readonly joinCode: string;
  readonly campaignId: string;
  readonly campaignName: string;
  /** the one it plays; the campaign's while it is not on stage */
  readonly scriptVersionId: string;
  readonly openingAt: Date;
  readonly zone: string;
  /** values of the script's variables as given at opening */
  readonly values: Readonly<Record<string, string>>;
}

interface GroupRow {
  group_id: string;
  name: string;
  channel: ChannelName;
  join_code: string;
  campaign_id: string;
  campaign_name: string;
  script_version_id: string;
  opening_at: Date;
  zone: string;
  variable_values: Record<string, string>;
}

/** Groups by their ids, or all of a campaign's, in the campaign's order. Absent ids are left out. */
export async function listGroups(tx: Tx, by: { groupIds: readonly string[] } | { campaignId: string }): Promise<readonly Group[]> {
  const { rows } = await sql<GroupRow>`
    select g.group_id, g.name, g.channel, g.join_code, c.campaign_id, c.name as campaign_name, coalesce(p.script_version_id, c.script_version_id) as script_version_id,
      c.opening_at, c.zone, c.variable_values
    from flash_group g join campaign c using (workspace_id, campaign_id) left join performance p using (workspace_id, group_id)
    where ${'groupIds' in by ? sql`g.group_id = any(${by.groupIds}::uuid[])` : sql`g.campaign_id = ${by.campaignId}`}
    order by c.opening_at, g.campaign_id, g.ordinal`.execute(tx);
  return rows.map((row) => ({
    groupId: row.group_id,
    name: row.name,
    channel: row.channel,
    joinCode: row.join_code,
    campaignId: row.campaign_id,
    campaignName: row.campaign_name,
    scriptVersionId: row.script_version_id,
    openingAt: row.opening_at,
    zone: row.zone,
    values: row.variable_values,
  }));
}

/**
 * One group.
 * @throws DomainError `not_found`
 */
export async function getGroup(tx: Tx, groupId: string): Promise<Group> {
  const [group] = await listGroups(tx, { groupIds: [groupId] });
  if (!group) throw new DomainError('not_found');
  return group;
}

/** The page that lets a stranger into a group. */
export function joinLink(deps: Pick<Deps, 'publicUrl'>, group: Pick<Group, 'joinCode'>): string {
  return `${deps.publicUrl}/j/${group.joinCode}`;
}

/**
 * Where a join code leads, before anybody is known.
 * @throws DomainError `not_found`
 */
export async function groupOfJoinCode(db: Db, code: string): Promise<{ workspaceId: string; groupId: string }> {
  const { rows } = await sql<{
    workspace_id: string;
    group_id: string;
  }>`select workspace_id, group_id from group_of_join_code(${code})`.execute(db);
  const row = rows[0];
  if (!row) throw new DomainError('not_found');
  return { workspaceId: row.workspace_id, groupId: row.group_id };
}

/** Whether a staff member may listen to a group: it is their workspace's. */
export async function mayWatchGroup(db: Db, o: { actor: StaffActor; groupId: string }): Promise<boolean> {
  return inWorkspace(db, o.actor.workspaceId, async (tx) => (await listGroups(tx, { groupIds: [o.groupId] })).length === 1);
}
