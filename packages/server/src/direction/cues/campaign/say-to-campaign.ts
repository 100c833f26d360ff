import type { Locale } from '@kuaishan/script';
import { sql } from 'kysely';
import type { StaffActor } from '../../../platform/actor.ts';
import { inWorkspace, isDatabasesFault, type Tx } from '../../../platform/db/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { DomainError } from '../../../platform/errors.ts';
import type { Outcome } from '../actions/scene.ts';
import { directions, directRuns } from '../direct-cue.ts';
import { changePerformances } from '../pause-performance.ts';
import { lockPerformances } from '../reconcile-cue-runs.ts';
import { slipGroups } from '../slip-rest.ts';
import { tellOutcomes } from '../tell-outcomes.ts';
import { type CampaignEffect, campaignEffect, type GroupOutcome, groupsOfCampaign, noteOutcomes, readOutcomes } from './campaign-effect.ts';
import { done, previewCampaign, refused } from './preview-campaign.ts';
import { readRunsOfCue } from './runs-of-cue.ts';
import { isToCue, type Saying } from './saying.ts';

/** Groups one transaction says it to: their performances wait for it that long. */
const GROUPS_AT_ONCE = 100;

export interface CampaignSaying {
  readonly campaignId: string;
  /** null = all its groups */
  readonly groupIds: readonly string[] | null;
  readonly saying: Saying;
  /** only say what it would do */
  readonly preview: boolean;
  readonly idempotencyKey: string;
}

/**
 * Says go, hold, release or skip to one cue of every group of a campaign, or slips, pauses or resumes them all: what the word does in a single
 * group, over many, in chunks of a transaction each. What cannot be done in a group is told and stops no other. The same key again goes on
 * where it was interrupted, tries again what failed, and changes nothing else.
 * @throws DomainError `not_found` (campaign, groups), `conflict` (the key was used for something else)
 */
export async function sayToCampaign(
  deps: Deps,
  o: { actor: StaffActor; request: CampaignSaying; locale: Locale },
): Promise<CampaignEffect> {
  const { actor, request, locale } = o;
  const { workspaceId, staffId } = actor;
  const at = deps.clock.now();
  const groups = await inWorkspace(deps.db, workspaceId, (tx) => groupsOfCampaign(tx, request));
  const groupIds = groups.map((group) => group.groupId);
  if (request.preview) {
    const asked = { workspaceId, staffId, groupIds, saying: request.saying, now: at };
    const { outcomes, preview } = await inWorkspace(deps.db, workspaceId, (tx) => previewCampaign(tx, asked));
    return campaignEffect({ campaignWordId: null, groups, outcomes, preview, locale });
  }
  const campaignWordId = await inWorkspace(deps.db, workspaceId, (tx) => noteSaying(tx, deps, { actor, request, at }));
  const known = await inWorkspace(deps.db, workspaceId, (tx) => readOutcomes(tx, { workspaceId, campaignWordId }));
  const left = groupIds.filter((groupId) => (known.get(groupId)?.outcome ?? 'failed') === 'failed').toSorted();
  for (let start = 0; start < left.length; start += GROUPS_AT_ONCE) {
    await sayToChunk(deps, { actor, saying: request.saying, campaignWordId, groupIds: left.slice(start, start + GROUPS_AT_ONCE) });
  }
  const outcomes = await inWorkspace(deps.db, workspaceId, (tx) => readOutcomes(tx, { workspaceId, campaignWordId }));
  return campaignEffect({ campaignWordId, groups, outcomes, preview: null, locale });
}

interface Chunk {
  readonly actor: StaffActor;
  readonly saying: Saying;
  readonly campaignWordId: string;
  readonly groupIds: readonly string[];
}

/** One chunk; where something breaks, its groups one by one, so that only the one it breaks in is told as failed. */
async function sayToChunk(deps: Deps, o: Chunk): Promise<void> {
  const { workspaceId } = o.actor;
  try {
    const told = await inWorkspace(deps.db, workspaceId, (tx) => carryOut(tx, deps, o));
    await tellOutcomes(deps, { workspaceId, groupIds: told.groupIds, outcomes: told.outcomes });
    if (told.staffIds.length > 0) deps.realtime.promptsChanged(workspaceId, told.staffIds);
  } catch (error) {
    if (isDatabasesFault(error)) throw error;
    if (o.groupIds.length > 1) {
      for (const groupId of o.groupIds) await sayToChunk(deps, { ...o, groupIds: [groupId] });
      return;
    }
    deps.log.error({ err: error, groupIds: o.groupIds, word: o.saying.word }, 'a word to a campaign failed in a group');
    const failed = o.groupIds.map((groupId): GroupOutcome => ({ ...refused(groupId, new DomainError('internal')), outcome: 'failed' }));
    await inWorkspace(deps.db, workspaceId, (tx) => noteOutcomes(tx, { ...o, workspaceId, outcomes: failed }));
  }
}

interface Told {
  readonly groupIds: readonly string[];
  readonly outcomes: readonly Outcome[];
  readonly staffIds: readonly string[];
}

async function carryOut(tx: Tx, deps: Deps, o: Chunk): Promise<Told> {
  const { workspaceId } = o.actor;
  const locked = await lockPerformances(tx, { workspaceId, groupIds: o.groupIds });
  // only now: a twin of this request held what we have waited for
  const known = await readOutcomes(tx, { workspaceId, campaignWordId: o.campaignWordId });
  const groupIds = locked.filter((groupId) => (known.get(groupId)?.outcome ?? 'failed') === 'failed');
  if (groupIds.length === 0) return { groupIds, outcomes: [], staffIds: [] };
  const said = await say(tx, deps, { ...o, groupIds, at: deps.clock.now() });
  await noteOutcomes(tx, { workspaceId, campaignWordId: o.campaignWordId, outcomes: said.groups });
  return { ...said.told, groupIds: said.groups.filter((one) => one.outcome === 'done').map((one) => one.groupId) };
}

interface Said {
  readonly groups: readonly GroupOutcome[];
  readonly told: Pick<Told, 'outcomes' | 'staffIds'>;
}

const silent = { outcomes: [], staffIds: [] };

async function say(tx: Tx, deps: Deps, o: Chunk & { at: Date }): Promise<Said> {
  const { workspaceId, staffId } = o.actor;
  const { saying, groupIds, at } = o;
  if (isToCue(saying)) return sayToCue(tx, deps, { ...o, saying });
  if (saying.word === 'slip') {
    const idempotencyKey = `campaign:${o.campaignWordId}`;
    const slipped = await slipGroups(tx, { workspaceId, staffId, groupIds, minutes: saying.minutes, preview: false, idempotencyKey, at });
    const groups = groupIds.map((groupId) => {
      const one = slipped.get(groupId);
      if (!one) return refused(groupId, new DomainError('not_found'));
      return one.refusal ? refused(groupId, one.refusal) : done(groupId, { cues: one.effect.moved.length });
    });
    return { groups, told: silent };
  }
  const { standing, prompts } = await changePerformances(tx, { workspaceId, staffId, groupIds, word: saying.word, at });
  const groups = groupIds.map((groupId): GroupOutcome => {
    const found = standing.get(groupId);
    if (found === 'changes') return done(groupId);
    return found === 'already' ? { ...done(groupId), outcome: 'already' } : refused(groupId, new DomainError('performance_over'));
  });
  return { groups, told: { outcomes: [], staffIds: [...new Set(prompts.map((prompt) => prompt.staffId))] } };
}

async function sayToCue(tx: Tx, deps: Deps, o: Chunk & { saying: Extract<Saying, { cueId: string }>; at: Date }): Promise<Said> {
  const { workspaceId } = o.actor;
  const { word, cueId } = o.saying;
  const runs = await readRunsOfCue(tx, { workspaceId, groupIds: o.groupIds, cueId });
  const already = [...runs.values()].filter((run) => run.state === directions[word].to);
  const others = [...runs.values()].filter((run) => run.state !== directions[word].to);
  const { outcomes, refused: refusals } = await directRuns(tx, deps, { actor: o.actor, runs: others, word, at: o.at });
  const reached = new Map(outcomes.map((outcome) => [outcome.run.cueRunId, outcome]));
  const groups = o.groupIds.map((groupId): GroupOutcome => {
    const run = runs.get(groupId);
    if (!run) return refused(groupId, new DomainError('not_found'));
    if (already.includes(run)) return { ...done(groupId), outcome: 'already' };
    const refusal = refusals.get(run.cueRunId);
    if (refusal) return refused(groupId, refusal);
    const outcome = reached.get(run.cueRunId);
    // a cue whose text cannot be filled is marked failed, visibly, in its group
    if (outcome?.state === 'failed') return refused(groupId, new DomainError('cue_settled', { state: 'failed' }));
    return done(groupId, { cues: 1, recipients: outcome?.recipients ?? 0 });
  });
  return { groups, told: { outcomes, staffIds: [] } };
}

/** Notes a saying once per key; gives its id. */
async function noteSaying(tx: Tx, deps: Deps, o: { actor: StaffActor; request: CampaignSaying; at: Date }): Promise<string> {
  const { workspaceId, staffId } = o.actor;
  const { campaignId, saying, idempotencyKey } = o.request;
  const [cueId, minutes] = [isToCue(saying) ? saying.cueId : null, saying.word === 'slip' ? saying.minutes : null];
  await sql`
    insert into campaign_word (workspace_id, campaign_word_id, campaign_id, idempotency_key, word, cue_id, minutes, said_by, said_at)
    values (${workspaceId}, ${deps.random.uuid()}, ${campaignId}, ${idempotencyKey}, ${saying.word}, ${cueId}, ${minutes}, ${staffId}, ${o.at})
    on conflict (workspace_id, idempotency_key) do nothing`.execute(tx);
  const { rows } = await sql<{ campaign_word_id: string; same: boolean }>`
    select campaign_word_id, (campaign_id, word, cue_id, minutes) is not distinct from
      (${campaignId}::uuid, ${saying.word}::text, ${cueId}::text, ${minutes}::integer) as same
    from campaign_word where workspace_id = ${workspaceId} and idempotency_key = ${idempotencyKey}`.execute(tx);
  const [row] = rows;
  if (!row?.same) throw new DomainError('conflict');
  return row.campaign_word_id;
}
