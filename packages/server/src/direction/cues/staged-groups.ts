import type { ChannelName, RoleName, Script } from '@kuaishan/script';
import { sql } from 'kysely';
import { listGroups } from '../../features/groups/index.ts';
import { listCast } from '../../features/staffing/index.ts';
import { isDatabasesFault, type Tx } from '../../platform/db/index.ts';
import { loadScript } from '../scripts/index.ts';
import { type Timetable, timetableOf } from './domain/timetable.ts';

/** What all groups of a campaign have in common when their cues are decided. */
export interface StagedCampaign {
  readonly campaignId: string;
  readonly name: string;
  readonly openingAt: Date;
  readonly zone: string;
  /** the values people gave when it opened, by the names the script uses */
  readonly asked: Readonly<Record<string, string>>;
}

/** A group with everything its cues are decided from. */
export interface StagedGroup {
  readonly groupId: string;
  readonly name: string;
  readonly channel: ChannelName;
  readonly joinCode: string;
  readonly campaign: StagedCampaign;
  readonly scriptVersionId: string;
  /** who plays which role */
  readonly cast: ReadonlyMap<RoleName, { readonly staffId: string; readonly name: string }>;
}

/** Groups on stage, and the scripts they play. */
export interface Stage {
  readonly workspaceId: string;
  readonly groups: ReadonlyMap<string, StagedGroup>;
  readonly scripts: ReadonlyMap<string, Script>;
  /** versions this process cannot read (they could be when they were saved, so by a newer one); their groups must not stop the others */
  readonly unreadable: ReadonlyMap<string, unknown>;
}

/**
 * Reads what the cues of these groups are decided from: three statements and one a script version, however many groups. Groups without a
 * performance are left out.
 */
export async function stageGroups(tx: Tx, o: { workspaceId: string; groupIds: readonly string[] }): Promise<Stage> {
  const { rows } = await sql<{ group_id: string; script_version_id: string }>`
    select group_id, script_version_id from performance
    where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[])`.execute(tx);
  const versions = new Map(rows.map((row) => [row.group_id, row.script_version_id]));
  const casts = Map.groupBy(await listCast(tx, { groupIds: o.groupIds }), (casting) => casting.groupId);
  const scripts = new Map<string, Script>();
  const unreadable = new Map<string, unknown>();
  for (const id of new Set(versions.values())) {
    try {
      scripts.set(id, await loadScript(tx, id));
    } catch (error) {
      if (isDatabasesFault(error)) throw error;
      unreadable.set(id, error);
    }
  }

  const campaigns = new Map<string, StagedCampaign>();
  const groups = new Map<string, StagedGroup>();
  for (const group of await listGroups(tx, { groupIds: o.groupIds })) {
    const scriptVersionId = versions.get(group.groupId);
    if (scriptVersionId === undefined) continue;
    const { campaignId, campaignName: name, openingAt, zone, values: asked } = group;
    const campaign = campaigns.get(campaignId) ?? { campaignId, name, openingAt, zone, asked };
    campaigns.set(campaignId, campaign);
    const cast = (casts.get(group.groupId) ?? []).map((one) => [one.role, one.acting] as const);
    const { groupId, channel, joinCode } = group;
    groups.set(groupId, { groupId, name: group.name, channel, joinCode, campaign, scriptVersionId, cast: new Map(cast) });
  }
  return { workspaceId: o.workspaceId, groups, scripts, unreadable };
}

const timetables = new WeakMap<Script, Map<string, Timetable>>();

/** The timetable of a script opened by a campaign. Kept with the script, since a performer asks for it every tick. */
export function stagedTimetable(script: Script, { openingAt, zone }: Pick<StagedCampaign, 'openingAt' | 'zone'>): Timetable {
  const known = timetables.get(script) ?? new Map<string, Timetable>();
  timetables.set(script, known);
  const key = `${openingAt.toISOString()} ${zone}`;
  const timetable = known.get(key) ?? timetableOf(script, { openingAt, zone });
  known.set(key, timetable);
  return timetable;
}
