import type { Script } from '@kuaishan/script';
import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { endOfNight, type Slip } from './domain/slips.ts';
import { lockPerformances, reconcileCueRuns } from './reconcile-cue-runs.ts';
import { effectOfSlip, readSlipped, type SlipEffect, type SlippedGroup } from './slip-effect.ts';
import { type Stage, stageGroups } from './staged-groups.ts';

/** "Slip the rest" is for a room that runs late tonight, not for another day: half a day at the most. */
export const SLIP_MINUTES_MAX = 720;

/**
 * Moves what is planned for the rest of the day, its night included, by some minutes; the next morning keeps its times, ends the script names stay. With `preview`
 * it only says what would happen. The same idempotency key again changes nothing and answers the same.
 * @throws DomainError `not_found`, `performance_over`, `conflict` (the key was used for other minutes)
 */
export async function slipRest(
  deps: Deps,
  o: { actor: StaffActor; groupId: string; minutes: number; preview: boolean; idempotencyKey: string },
): Promise<SlipEffect> {
  const { workspaceId, staffId } = o.actor;
  const { groupId } = o;
  const slipped = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const locked = await lockPerformances(tx, { workspaceId, groupIds: [groupId] });
    const groups = await slipGroups(tx, { ...o, workspaceId, staffId, groupIds: locked, at: deps.clock.now() });
    return groups.get(groupId);
  });
  if (!slipped) throw new DomainError('not_found');
  if (slipped.refusal) throw slipped.refusal;
  if (slipped.fresh) deps.realtime.groupChanged(workspaceId, groupId);
  return slipped.effect;
}

/** What a slip does, or did, in one group; or why it does not. */
export type SlippedOutcome =
  | { readonly effect: SlipEffect; readonly fresh: boolean; readonly refusal: null }
  | { readonly effect: null; readonly fresh: false; readonly refusal: DomainError };

interface SlipGroups {
  readonly workspaceId: string;
  readonly groupIds: readonly string[];
  readonly minutes: number;
  readonly preview: boolean;
  readonly idempotencyKey: string;
  readonly staffId: string;
  readonly at: Date;
}

/**
 * Slips many groups at once, each under the same key, in as many statements as one takes. Who calls it holds their performances, unless it is
 * a preview. Groups that are not on stage are absent.
 */
export async function slipGroups(tx: Tx, o: SlipGroups): Promise<ReadonlyMap<string, SlippedOutcome>> {
  const { workspaceId, at } = o;
  const stage = await stageGroups(tx, o);
  const read = await readSlipped(tx, { workspaceId, stage, groupIds: [...stage.groups.keys()] });
  // a version this process cannot read: asked beforehand it is left out, said it is a fault
  const [fault] = stage.unreadable.values();
  if (fault !== undefined && !o.preview) throw fault;
  const outcomes = new Map<string, SlippedOutcome>();
  const fresh: SlippedGroup[] = [];
  for (const group of read) {
    const { groupId, zone, slips } = group;
    const index = o.preview ? -1 : slips.findIndex((slip) => slip.idempotencyKey === o.idempotencyKey);
    const made = slips[index];
    if (made !== undefined && made.minutes !== o.minutes) {
      outcomes.set(groupId, { effect: null, fresh: false, refusal: new DomainError('conflict') });
      continue;
    }
    const slip: Slip = made ?? { minutes: o.minutes, fromAt: at, untilAt: endOfNight(at, zone) };
    const script = scriptOf(stage, groupId);
    if (made === undefined && group.state === 'finished' && !o.preview) {
      outcomes.set(groupId, { effect: null, fresh: false, refusal: new DomainError('performance_over') });
      continue;
    }
    const before = made === undefined ? slips : slips.slice(0, index);
    const effect = effectOfSlip(group, { script, slip, before, slippedAt: made?.slippedAt ?? at });
    outcomes.set(groupId, { effect, fresh: made === undefined && !o.preview, refusal: null });
    if (made === undefined && !o.preview) fresh.push(group);
  }
  if (fresh.length > 0) await insertSlips(tx, { ...o, groups: fresh });
  return outcomes;
}

function scriptOf(stage: Stage, groupId: string): Script {
  const version = stage.groups.get(groupId)?.scriptVersionId ?? '';
  const script = stage.scripts.get(version);
  if (!script) throw stage.unreadable.get(version) ?? new Error('groups on stage have a script');
  return script;
}

async function insertSlips(tx: Tx, o: SlipGroups & { readonly groups: readonly SlippedGroup[] }): Promise<void> {
  const { workspaceId, staffId, at, minutes } = o;
  const groupIds = o.groups.map((group) => group.groupId);
  const untilAt = o.groups.map((group) => endOfNight(at, group.zone));
  await sql`insert into slip (workspace_id, group_id, minutes, from_at, until_at, slipped_by, slipped_at, idempotency_key)
    select ${workspaceId}::uuid, t.group_id, ${minutes}, ${at}, t.until_at, ${staffId}::uuid, ${at}, ${o.idempotencyKey}
    from unnest(${groupIds}::uuid[], ${untilAt}::timestamptz[]) as t(group_id, until_at) order by t.group_id`.execute(tx);
  await appendEvents(tx, {
    workspaceId,
    events: groupIds.map((groupId, index) => ({
      key: `slipped:${groupId}:${o.idempotencyKey}`,
      type: 'slipped',
      groupId,
      staffId,
      at,
      data: { minutes, fromAt: at, untilAt: untilAt[index] },
    })),
  });
  await reconcileCueRuns(tx, { workspaceId, groupIds, at });
}
