import type { Tx } from '../../../platform/db/index.ts';
import { DomainError } from '../../../platform/errors.ts';
import { directions } from '../direct-cue.ts';
import { readPauseStanding } from '../pause-performance.ts';
import { previewEffects } from '../preview-effect.ts';
import { slipGroups } from '../slip-rest.ts';
import { stageGroups } from '../staged-groups.ts';
import { type CampaignEffect, type GroupOutcome, type MovedTogether, type NamedTogether, nothingBeforehand } from './campaign-effect.ts';
import { readRunsOfCue } from './runs-of-cue.ts';
import { isToCue, type Saying } from './saying.ts';

interface Asked {
  readonly workspaceId: string;
  readonly staffId: string;
  readonly groupIds: readonly string[];
  readonly saying: Saying;
  readonly now: Date;
}

export interface Beforehand {
  readonly outcomes: ReadonlyMap<string, GroupOutcome>;
  readonly preview: NonNullable<CampaignEffect['preview']>;
}

/** What a saying would do in each group if it were said now. Changes nothing; the saying itself looks again. */
export async function previewCampaign(tx: Tx, o: Asked): Promise<Beforehand> {
  if (isToCue(o.saying)) return previewCue(tx, { ...o, saying: o.saying });
  if (o.saying.word === 'slip') return previewSlip(tx, { ...o, minutes: o.saying.minutes });
  const standing = await readPauseStanding(tx, { ...o, word: o.saying.word });
  const outcomes = o.groupIds.map((groupId): GroupOutcome => {
    const found = standing.get(groupId);
    if (found === 'changes') return done(groupId);
    if (found === 'already') return { ...done(groupId), outcome: 'already' };
    return refused(groupId, new DomainError('performance_over'));
  });
  return { outcomes: byGroup(outcomes), preview: nothingBeforehand };
}

export function done(groupId: string, o: { cues?: number; recipients?: number } = {}): GroupOutcome {
  return { groupId, outcome: 'done', refusal: null, cues: o.cues ?? 0, recipients: o.recipients ?? 0 };
}

export function refused(groupId: string, refusal: DomainError): GroupOutcome {
  return { groupId, outcome: 'refused', refusal, cues: 0, recipients: 0 };
}

function byGroup(outcomes: readonly GroupOutcome[]): ReadonlyMap<string, GroupOutcome> {
  return new Map(outcomes.map((one) => [one.groupId, one]));
}

async function previewCue(tx: Tx, o: Asked & { saying: Extract<Saying, { cueId: string }> }): Promise<Beforehand> {
  const { saying, groupIds, workspaceId } = o;
  const { from, to } = directions[saying.word];
  const runs = await readRunsOfCue(tx, { workspaceId, groupIds, cueId: saying.cueId });
  const stage = await stageGroups(tx, { workspaceId, groupIds });
  const sayable = [...runs.values()].filter((run) => from.includes(run.state));
  const effects = await previewEffects(tx, { stage, runs: sayable, word: saying.word, now: o.now });
  const skips: Named[] = [];
  let quietUntil: string | null = null;
  const outcomes = groupIds.map((groupId): GroupOutcome => {
    const run = runs.get(groupId);
    if (!run) return refused(groupId, new DomainError('not_found'));
    if (run.state === to) return { ...done(groupId), outcome: 'already' };
    const effect = effects.get(run.cueRunId);
    if (effect === undefined) return refused(groupId, new DomainError('cue_settled', { state: run.state }));
    if (effect instanceof DomainError) return refused(groupId, effect);
    skips.push(...effect.skips.filter((one) => one.cueRunId !== String(run.cueRunId)).map(({ title }) => ({ title, at: null })));
    quietUntil ??= saying.word === 'go' ? effect.quietUntil : null;
    return done(groupId, { cues: 1, recipients: effect.recipients });
  });
  return { outcomes: byGroup(outcomes), preview: { ...nothingBeforehand, skips: together(skips), quietUntil } };
}

async function previewSlip(tx: Tx, o: Asked & { minutes: number }): Promise<Beforehand> {
  const slipped = await slipGroups(tx, { ...o, at: o.now, preview: true, idempotencyKey: '' });
  const effects = [...slipped.values()].flatMap((one) => (one.effect ? [one.effect] : []));
  const outcomes = o.groupIds.map((groupId): GroupOutcome => {
    const one = slipped.get(groupId);
    if (!one) return refused(groupId, new DomainError('not_found'));
    if (one.refusal) return refused(groupId, one.refusal);
    return { ...done(groupId, { cues: one.effect.moved.length }), outcome: one.effect.moved.length > 0 ? 'done' : 'already' };
  });
  const moves = effects.flatMap((effect) => effect.moved);
  const moved = [...Map.groupBy(moves, (move) => `${move.title} ${move.from} ${move.to}`).values()].flatMap((alike): MovedTogether[] => {
    const [first] = alike;
    return first ? [{ title: first.title, from: first.from, to: first.to, groups: alike.length }] : [];
  });
  return {
    outcomes: byGroup(outcomes),
    preview: {
      ...nothingBeforehand,
      moved: moved.toSorted((a, b) => a.to.localeCompare(b.to)),
      dropped: together(effects.flatMap((effect) => effect.dropped.map(({ title }) => ({ title, at: null })))),
      overtaken: together(effects.flatMap((effect) => effect.overtaken)),
      saysOldHour: together(effects.flatMap((effect) => effect.saysOldHour)),
    },
  };
}

interface Named {
  readonly title: string;
  readonly at: string | null;
}

function together(named: readonly Named[]): readonly NamedTogether[] {
  return [...Map.groupBy(named, (one) => `${one.title} ${one.at ?? ''}`).values()].flatMap((alike) => {
    const [first] = alike;
    return first ? [{ title: first.title, at: first.at, groups: alike.length }] : [];
  });
}
