import type { Script } from '@kuaishan/script';
import { sql } from 'kysely';
import { appendEvents } from '../../../facts/events/index.ts';
import type { ChangedPrompt } from '../../../features/channels/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { DomainError } from '../../../platform/errors.ts';
import { loadScript } from '../../scripts/index.ts';
import { reason } from '../domain/reasons.ts';
import { readAnchors, readSlips, reconcileCueRuns } from '../reconcile-cue-runs.ts';
import { refreshNextDue } from '../refresh-next-due.ts';
import { type StagedCampaign, stagedTimetable, stageGroups } from '../staged-groups.ts';
import { cueChanges } from './cue-changes.ts';
import type { Moments } from './due-after.ts';
import { readRuns } from './read-runs.ts';
import { recallRuns } from './recall-runs.ts';
import { renameRuns } from './rename-runs.ts';
import { reopenRuns } from './reopen-runs.ts';
import { type UpgradeLine, upgradeLines } from './upgrade-lines.ts';

export interface GroupUpgrade {
  readonly groupId: string;
  readonly from: string;
  readonly to: string;
  readonly outcome: 'done' | 'already' | 'refused';
  readonly refusal: DomainError | null;
  readonly lines: readonly UpgradeLine[];
}

export interface Upgraded {
  readonly groups: readonly GroupUpgrade[];
  readonly prompts: readonly ChangedPrompt[];
}

interface UpgradeGroups {
  readonly workspaceId: string;
  readonly staffId: string;
  readonly upgradeId: string;
  /** the version each group is to play */
  readonly targets: ReadonlyMap<string, string>;
  readonly at: Date;
}

/**
 * Takes groups to other versions of their script, in as many statements as one takes (per pair of versions). What has been performed stays; prompts nobody has
 * posted are recalled where the script has changed under them; everything else is derived anew from the new version (`docs/upgrade-table.md`).
 * Who calls it holds the groups' performances. Groups that are not on stage are absent.
 */
export async function upgradeGroups(tx: Tx, o: UpgradeGroups): Promise<Upgraded> {
  const stage = await stageGroups(tx, { workspaceId: o.workspaceId, groupIds: [...o.targets.keys()] });
  const pairs = Map.groupBy(
    [...stage.groups.values()].map((group) => ({ group, to: o.targets.get(group.groupId) ?? group.scriptVersionId })),
    ({ group, to }) => `${group.scriptVersionId} ${to} ${group.campaign.campaignId}`,
  );
  const groups: GroupUpgrade[] = [];
  const prompts: ChangedPrompt[] = [];
  for (const pair of pairs.values()) {
    const [first] = pair;
    if (!first) continue;
    const groupIds = pair.map(({ group }) => group.groupId);
    const versions = { from: first.group.scriptVersionId, to: first.to };
    if (versions.from === versions.to) {
      groups.push(...groupIds.map((groupId) => ({ groupId, ...versions, outcome: 'already', refusal: null, lines: [] }) as const));
      continue;
    }
    const done = await upgradePair(tx, { ...o, ...versions, groupIds, campaign: first.group.campaign });
    groups.push(...done.groups);
    prompts.push(...done.prompts);
  }
  return { groups, prompts };
}

interface Pair extends UpgradeGroups {
  readonly from: string;
  readonly to: string;
  readonly groupIds: readonly string[];
  readonly campaign: StagedCampaign;
}

/** Groups of one campaign that all go from one version to another. */
async function upgradePair(tx: Tx, o: Pair): Promise<Upgraded> {
  const { workspaceId, at, from, to } = o;
  const before = versionOf(await loadScript(tx, from), o.campaign);
  const after = versionOf(await loadScript(tx, to), o.campaign);
  const changes = cueChanges(before, after);
  const inTheWay = await renameRuns(tx, { ...o, renamed: changes.renamed });
  const groupIds = o.groupIds.filter((groupId) => !inTheWay.has(groupId));
  const refused = [...inTheWay].map(
    (groupId): GroupUpgrade => ({ groupId, from, to, outcome: 'refused', refusal: new DomainError('cue_id_taken'), lines: [] }),
  );
  const chosen = { workspaceId, groupIds };
  const runs = await readRuns(tx, chosen);
  await sql`update cue_run set settled_under = ${from}
    where workspace_id = ${workspaceId} and group_id = any(${groupIds}::uuid[]) and settled_at is not null and settled_under is null`.execute(
    tx,
  );
  const moments: Moments = {
    timetable: after.timetable,
    slips: await readSlips(tx, chosen),
    performed: await readAnchors(tx, { ...chosen, timetable: after.timetable }),
  };
  const recalled = await recallRuns(tx, { ...o, groupIds, runs, changes, moments });
  await sql`update performance set script_version_id = ${to} where workspace_id = ${workspaceId} and group_id = any(${groupIds}::uuid[])`.execute(
    tx,
  );
  await reopenRuns(tx, { workspaceId, runs, changes, moments, at });
  await reconcileCueRuns(tx, { ...chosen, at });
  await skipSaidBefore(tx, { ...chosen, at });
  await refreshNextDue(tx, chosen);
  await appendEvents(tx, {
    workspaceId,
    events: groupIds.map((groupId) => ({
      ...{ key: `upgraded:${o.upgradeId}:${groupId}`, type: 'upgraded', groupId, staffId: o.staffId, at },
      data: { upgradeId: o.upgradeId, from, to },
    })),
  });
  const lines = upgradeLines({
    before: runs,
    after: await readRuns(tx, chosen),
    changes,
    recalled: recalled.byRun,
    scripts: [before.script, after.script],
    at,
  });
  return {
    groups: [
      ...refused,
      ...groupIds.map((groupId) => ({ groupId, from, to, outcome: 'done', refusal: null, lines: lines.get(groupId) ?? [] }) as const),
    ],
    prompts: recalled.prompts,
  };
}

function versionOf(script: Script, campaign: StagedCampaign) {
  return { script, timetable: stagedTimetable(script, campaign) };
}

/**
 * A cue that went to the whole group and is each member's own now (or the other way about) has other runs than before: nobody who has had it gets it
 * again. Who joined since has not had it.
 */
async function skipSaidBefore(tx: Tx, o: { workspaceId: string; groupIds: readonly string[]; at: Date }): Promise<void> {
  await sql`
    update cue_run r set state = 'skipped', reason = ${reason('said-before')}, settled_at = ${o.at}
    where r.workspace_id = ${o.workspaceId} and r.group_id = any(${o.groupIds}::uuid[]) and r.state in ('planned', 'held') and exists (
      select from cue_run s left join member m on m.workspace_id = r.workspace_id and m.member_id = r.member_id
      where s.workspace_id = r.workspace_id and s.group_id = r.group_id and s.cue_id = r.cue_id and s.state = 'performed'
        and (s.member_id is null) <> (r.member_id is null) and (r.member_id is null or m.joined_at <= s.settled_at))`.execute(tx);
}
