import type { Locale, Script } from '@kuaishan/script';
import { sql } from 'kysely';
import { addCampaignValues, type Group } from '../../../features/groups/index.ts';
import { castRoles, listCast } from '../../../features/staffing/index.ts';
import type { StaffActor } from '../../../platform/actor.ts';
import { inWorkspace, isDatabasesFault, type Tx } from '../../../platform/db/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { DomainError } from '../../../platform/errors.ts';
import { loadScript, rolesOf } from '../../scripts/index.ts';
import { groupsOfCampaign } from '../campaign/campaign-effect.ts';
import { lockPerformances } from '../reconcile-cue-runs.ts';
import { type Given, type Readiness, readReadiness, refuseUnready } from './readiness.ts';
import { type CampaignUpgrade, campaignUpgrade } from './upgrade-answer.ts';
import { upgradeGroups } from './upgrade-groups.ts';
import { noteUpgradeOutcomes, readUpgradeOutcomes, type UpgradeOutcome } from './upgrade-outcomes.ts';

/** Groups one transaction upgrades: their performances wait for it that long, well below a second for rooms of 200. */
const GROUPS_AT_ONCE = 25;

/** To which version groups are to go: one and the same, or each back to where an earlier upgrade took it from. */
export type UpgradeGoal =
  | {
      readonly kind: 'to';
      readonly scriptVersionId: string;
      readonly given: Given /** versions that were looked at beforehand; null = whichever */;
      readonly shown: readonly string[] | null;
    }
  | { readonly kind: 'undo'; readonly upgradeId: string };

export interface UpgradeRequest {
  readonly campaignId: string;
  /** null = all its groups; of an undo, all that the upgrade changed */
  readonly groupIds: readonly string[] | null;
  readonly goal: UpgradeGoal;
  /** only say what it would do */
  readonly preview: boolean;
  readonly idempotencyKey: string;
}

/**
 * Takes groups of a campaign to another version of their script, or back, in chunks of a transaction each. What cannot be done in a group is told and
 * stops no other. The same key again goes on where it was interrupted, tries again what failed, and changes nothing else. A preview does the
 * same and takes all of it back, so that it cannot promise anything else.
 * @throws DomainError `not_found` (campaign, groups, version, upgrade), `other_script`, `conflict` (the key was used for something else); unless a preview:
 *   `invalid_request` (values nobody asks for), `values_missing`, `role_uncast`, `channel_cannot`, `script_has_errors`
 */
export async function upgradeCampaign(
  deps: Deps,
  o: { actor: StaffActor; request: UpgradeRequest; locale: Locale },
): Promise<CampaignUpgrade> {
  const { actor, request, locale } = o;
  const { workspaceId } = actor;
  const asked = await inWorkspace(deps.db, workspaceId, (tx) => readAsked(tx, { workspaceId, request }));
  const answer = (upgradeId: string | null, outcomes: ReadonlyMap<string, UpgradeOutcome>) =>
    inWorkspace(deps.db, workspaceId, (tx) => campaignUpgrade(tx, { ...asked, upgradeId, outcomes, locale }));
  if (request.preview) {
    const outcomes = new Map<string, UpgradeOutcome>();
    for (const groupIds of chunks(asked.groups.map((group) => group.groupId))) {
      for (const one of await previewChunk(deps, { actor, goal: request.goal, groupIds })) outcomes.set(one.groupId, one);
    }
    return answer(null, outcomes);
  }
  const upgradeId = await inWorkspace(deps.db, workspaceId, (tx) => noteUpgrade(tx, deps, { ...asked, actor, request }));
  const known = await inWorkspace(deps.db, workspaceId, (tx) => readUpgradeOutcomes(tx, { workspaceId, upgradeId }));
  const left = asked.groups.map((group) => group.groupId).filter((groupId) => (known.get(groupId)?.outcome ?? 'failed') === 'failed');
  for (const groupIds of chunks(left)) await upgradeChunk(deps, { actor, goal: request.goal, upgradeId, groupIds });
  return answer(upgradeId, await inWorkspace(deps.db, workspaceId, (tx) => readUpgradeOutcomes(tx, { workspaceId, upgradeId })));
}

function chunks(groupIds: readonly string[]): readonly (readonly string[])[] {
  const sorted = groupIds.toSorted();
  return Array.from({ length: Math.ceil(sorted.length / GROUPS_AT_ONCE) }, (_, n) =>
    sorted.slice(n * GROUPS_AT_ONCE, (n + 1) * GROUPS_AT_ONCE),
  );
}

/** What is asked of, read once. */
interface Asked {
  readonly groups: readonly Group[];
  /** null = an undo: each group goes back to what it could play before */
  readonly ready: (Readiness & { readonly script: Script; readonly given: Given }) | null;
}

async function readAsked(tx: Tx, o: { workspaceId: string; request: UpgradeRequest }): Promise<Asked> {
  const { goal } = o.request;
  const groups = await groupsOfCampaign(tx, o.request);
  if (goal.kind === 'undo') {
    const undone = await readUpgradeOutcomes(tx, { workspaceId: o.workspaceId, upgradeId: goal.upgradeId });
    const changed = groups.filter((group) => undone.get(group.groupId)?.outcome === 'done');
    if (changed.length === 0) throw new DomainError('not_found', { field: 'upgradeId' });
    return { groups: changed, ready: null };
  }
  const { rows } = await sql<{ script_version_id: string; same: boolean }>`
    select v.script_version_id, v.script_id = any(
      select w.script_id from script_version w where w.script_version_id = any(${groups.map((group) => group.scriptVersionId)}::uuid[])) as same
    from script_version v where v.script_version_id = ${goal.scriptVersionId}`.execute(tx);
  if (!rows[0]) throw new DomainError('not_found', { field: 'scriptVersionId' });
  if (!rows[0].same) throw new DomainError('other_script');
  const script = await loadScript(tx, goal.scriptVersionId);
  return { groups, ready: { ...(await readReadiness(tx, { script, groups, given: goal.given })), script, given: goal.given } };
}

/** Notes an upgrade once per key, with the values it brings; gives its id. */
async function noteUpgrade(tx: Tx, deps: Deps, o: Asked & { actor: StaffActor; request: UpgradeRequest }): Promise<string> {
  const { workspaceId, staffId } = o.actor;
  const { campaignId, goal, idempotencyKey } = o.request;
  const [to, undoOf] = goal.kind === 'to' ? [goal.scriptVersionId, null] : [null, goal.upgradeId];
  const { rows: known } = await sql<{ upgrade_id: string; same: boolean }>`
    select upgrade_id, (campaign_id, to_version_id, undo_of) is not distinct from (${campaignId}::uuid, ${to}::uuid, ${undoOf}::uuid) as same
    from script_upgrade where workspace_id = ${workspaceId} and idempotency_key = ${idempotencyKey}`.execute(tx);
  if (known[0]) {
    if (!known[0].same) throw new DomainError('conflict');
    return known[0].upgrade_id;
  }
  if (o.ready) refuseUnready(o.ready);
  const { rows } = await sql<{ upgrade_id: string }>`
    insert into script_upgrade (workspace_id, upgrade_id, campaign_id, idempotency_key, to_version_id, undo_of, upgraded_by, upgraded_at)
    values (${workspaceId}, ${deps.random.uuid()}, ${campaignId}, ${idempotencyKey}, ${to}, ${undoOf}, ${staffId}, ${deps.clock.now()})
    on conflict (workspace_id, idempotency_key) do nothing returning upgrade_id`.execute(tx);
  // a twin of this request was quicker: its row is committed by now
  if (!rows[0]) return noteUpgrade(tx, deps, o);
  if (goal.kind === 'to') await addCampaignValues(tx, { workspaceId, campaignId, values: goal.given.values });
  return rows[0].upgrade_id;
}

interface Chunk {
  readonly actor: StaffActor;
  readonly goal: UpgradeGoal;
  readonly groupIds: readonly string[];
}

/** Carries the result of a transaction that is to be taken back. */
class TakenBack extends Error {
  readonly outcomes: readonly UpgradeOutcome[];
  constructor(outcomes: readonly UpgradeOutcome[]) {
    super('a preview takes back what it did');
    this.outcomes = outcomes;
  }
}

async function previewChunk(deps: Deps, o: Chunk): Promise<readonly UpgradeOutcome[]> {
  const { workspaceId } = o.actor;
  try {
    return await inWorkspace(deps.db, workspaceId, async (tx) => {
      // as it is taken back, whoever joins need not wait for it
      await lockPerformances(tx, { workspaceId, groupIds: o.groupIds });
      const { outcomes } = await carryOut(tx, deps, { ...o, upgradeId: deps.random.uuid() });
      throw new TakenBack(outcomes);
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.outcomes;
    throw error;
  }
}

/** One chunk; where something breaks, its groups one by one, so that only the one it breaks in is told as failed. */
async function upgradeChunk(deps: Deps, o: Chunk & { upgradeId: string }): Promise<void> {
  const { workspaceId } = o.actor;
  try {
    const done = await inWorkspace(deps.db, workspaceId, async (tx) => {
      const locked = await lockPerformances(tx, { workspaceId, groupIds: o.groupIds, change: 'version' });
      // only now: a twin of this request held what we have waited for
      const known = await readUpgradeOutcomes(tx, { workspaceId, upgradeId: o.upgradeId });
      const groupIds = locked.filter((groupId) => (known.get(groupId)?.outcome ?? 'failed') === 'failed');
      const carried = await carryOut(tx, deps, { ...o, groupIds });
      await noteUpgradeOutcomes(tx, { workspaceId, upgradeId: o.upgradeId, outcomes: carried.outcomes });
      return carried;
    });
    for (const one of done.outcomes) if (one.outcome === 'done') deps.realtime.groupChanged(workspaceId, one.groupId);
    if (done.staffIds.length > 0) deps.realtime.promptsChanged(workspaceId, done.staffIds);
  } catch (error) {
    if (isDatabasesFault(error)) throw error;
    if (o.groupIds.length > 1) {
      for (const groupId of o.groupIds) await upgradeChunk(deps, { ...o, groupIds: [groupId] });
      return;
    }
    deps.log.error({ err: error, groupIds: o.groupIds, upgradeId: o.upgradeId }, 'an upgrade failed in a group');
    await inWorkspace(deps.db, workspaceId, async (tx) => {
      const targets = await readTargets(tx, { ...o, workspaceId });
      const outcomes = targets.map(
        ({ groupId, from, to }): UpgradeOutcome => ({
          groupId,
          from,
          to,
          outcome: 'failed',
          refusal: new DomainError('internal'),
          lines: [],
        }),
      );
      await noteUpgradeOutcomes(tx, { workspaceId, upgradeId: o.upgradeId, outcomes });
    });
  }
}

interface Target {
  readonly groupId: string;
  /** the version it plays */
  readonly from: string;
  readonly to: string;
  readonly refusal: DomainError | null;
}

/** Where each group is to go. Who calls it to act on it holds the performances. */
async function readTargets(tx: Tx, o: { workspaceId: string; goal: UpgradeGoal; groupIds: readonly string[] }): Promise<readonly Target[]> {
  const { goal, workspaceId } = o;
  const { rows } = await sql<{ group_id: string; script_version_id: string }>`
    select group_id, script_version_id from performance where workspace_id = ${workspaceId} and group_id = any(${o.groupIds}::uuid[]) order by group_id`.execute(
    tx,
  );
  const undone = goal.kind === 'undo' ? await readUpgradeOutcomes(tx, { workspaceId, upgradeId: goal.upgradeId }) : null;
  return rows.map(({ group_id: groupId, script_version_id: from }): Target => {
    const since = new DomainError('upgraded_since');
    if (goal.kind === 'to') {
      const seen = goal.shown === null || from === goal.scriptVersionId || goal.shown.includes(from);
      return { groupId, from, to: goal.scriptVersionId, refusal: seen ? null : since };
    }
    const made = undone?.get(groupId);
    if (made?.outcome !== 'done') return { groupId, from, to: from, refusal: new DomainError('not_found', { field: 'groupIds' }) };
    return { groupId, from, to: made.from, refusal: from === made.to || from === made.from ? null : since };
  });
}

async function carryOut(
  tx: Tx,
  deps: Deps,
  o: Chunk & { upgradeId: string },
): Promise<{ outcomes: readonly UpgradeOutcome[]; staffIds: readonly string[] }> {
  const { workspaceId, staffId } = o.actor;
  const at = deps.clock.now();
  const targets = await readTargets(tx, { ...o, workspaceId });
  const going = new Map(targets.flatMap(({ groupId, to, refusal }) => (refusal ? [] : [[groupId, to] as const])));
  if (o.goal.kind === 'to') await castNewRoles(tx, { ...o, goal: o.goal, workspaceId, groupIds: [...going.keys()], at });
  const { groups, prompts } = await upgradeGroups(tx, { workspaceId, staffId, upgradeId: o.upgradeId, targets: going, at });
  const refused = targets.flatMap((one): UpgradeOutcome[] => (one.refusal ? [{ ...one, outcome: 'refused', lines: [] }] : []));
  return { outcomes: [...groups, ...refused], staffIds: [...new Set(prompts.map((prompt) => prompt.staffId))] };
}

/** Casts the roles the new version adds, in the groups that lack them; who plays a role already goes on playing it. */
async function castNewRoles(
  tx: Tx,
  o: { workspaceId: string; goal: Extract<UpgradeGoal, { kind: 'to' }>; groupIds: readonly string[]; at: Date },
): Promise<void> {
  const { given, scriptVersionId } = o.goal;
  if (given.cast.length === 0) return;
  const needed = new Set(rolesOf(await loadScript(tx, scriptVersionId)));
  const castings = await listCast(tx, { groupIds: o.groupIds });
  for (const casting of given.cast) {
    if (!needed.has(casting.role)) continue;
    const groupIds = o.groupIds.filter((groupId) => !castings.some((one) => one.groupId === groupId && one.role === casting.role));
    if (groupIds.length > 0) await castRoles(tx, { workspaceId: o.workspaceId, groupIds, cast: [casting], at: o.at });
  }
}
