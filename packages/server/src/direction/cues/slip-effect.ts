import { isTask, type Script } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { cueTitle } from './domain/cue-title.ts';
import { namesHour } from './domain/names-hour.ts';
import type { Slip } from './domain/slips.ts';
import type { Timetable } from './domain/timetable.ts';
import type { CueState } from './lock-run.ts';
import { groupDue, readAnchors } from './reconcile-cue-runs.ts';
import { type Stage, stagedTimetable } from './staged-groups.ts';

export interface Moved {
  readonly cueRunId: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

export interface SlipEffect {
  readonly moved: readonly Moved[];
  /** what would then be due past its last moment, and will not be performed */
  readonly dropped: readonly { readonly cueRunId: string; readonly title: string }[];
  /** what the slip does not move (it ends at four in the morning) and what is moved would come after */
  readonly overtaken: readonly { readonly cueRunId: string; readonly title: string; readonly at: string }[];
  /** what was said already and names an hour that no longer holds */
  readonly saysOldHour: readonly { readonly cueRunId: string; readonly title: string; readonly at: string }[];
}

interface KeptSlip extends Slip {
  readonly idempotencyKey: string;
  readonly slippedAt: Date;
}

/** A group with everything a slip's effect is decided from. */
export interface SlippedGroup {
  readonly groupId: string;
  readonly zone: string;
  readonly state: 'running' | 'paused' | 'finished';
  readonly timetable: Timetable;
  /** in the order they were made */
  readonly slips: readonly KeptSlip[];
  readonly performed: ReadonlyMap<string, Date>;
  /** the group's own runs, by cue */
  readonly runs: ReadonlyMap<string, { readonly cueRunId: string; readonly state: CueState; readonly settledAt: Date | null }>;
}

/** Reads what the effects of a slip are decided from: three statements and one a timetable, however many groups. */
export async function readSlipped(
  tx: Tx,
  o: { workspaceId: string; stage: Stage; groupIds: readonly string[] },
): Promise<readonly SlippedGroup[]> {
  const { workspaceId, stage, groupIds } = o;
  const { rows: performances } = await sql<{ group_id: string; state: SlippedGroup['state'] }>`
    select group_id, state from performance where workspace_id = ${workspaceId} and group_id = any(${groupIds}::uuid[])`.execute(tx);
  const { rows: slips } = await sql<{
    group_id: string;
    minutes: number;
    from_at: Date;
    until_at: Date;
    slipped_at: Date;
    idempotency_key: string;
  }>`
    select group_id, minutes, from_at, until_at, slipped_at, idempotency_key from slip
    where workspace_id = ${workspaceId} and group_id = any(${groupIds}::uuid[]) order by slip_id`.execute(tx);
  const { rows: runs } = await sql<{ group_id: string; cue_id: string; cue_run_id: number; state: CueState; settled_at: Date | null }>`
    select group_id, cue_id, cue_run_id, state, settled_at from cue_run
    where workspace_id = ${workspaceId} and group_id = any(${groupIds}::uuid[]) and member_id is null`.execute(tx);
  const states = new Map(performances.map((row) => [row.group_id, row.state]));
  const slipsOf = Map.groupBy(slips, (row) => row.group_id);
  const runsOf = Map.groupBy(runs, (row) => row.group_id);
  const anchors = new Map<Timetable, Promise<ReadonlyMap<string, Date>>>();
  const read: SlippedGroup[] = [];
  for (const groupId of groupIds) {
    const group = stage.groups.get(groupId);
    const script = group && stage.scripts.get(group.scriptVersionId);
    if (!group || !script) continue;
    const timetable = stagedTimetable(script, group.campaign);
    const performed = anchors.get(timetable) ?? readAnchors(tx, { workspaceId, timetable, groupIds });
    anchors.set(timetable, performed);
    read.push({
      ...{ groupId, zone: group.campaign.zone, state: states.get(groupId) ?? 'finished', timetable, performed: await performed },
      slips: (slipsOf.get(groupId) ?? []).map((row) => ({
        ...{ minutes: row.minutes, fromAt: row.from_at, untilAt: row.until_at },
        ...{ idempotencyKey: row.idempotency_key, slippedAt: row.slipped_at },
      })),
      runs: new Map(
        (runsOf.get(groupId) ?? []).map((row) => [
          row.cue_id,
          { cueRunId: String(row.cue_run_id), state: row.state, settledAt: row.settled_at },
        ]),
      ),
    });
  }
  return read;
}

/** A text said longer ago than this is not what people go by tonight. */
const SAID_WITHIN_MS = 24 * 3_600_000;

/** What a slip moves among the cues that were not settled when it was made, what it drops, overtakes, and makes false. */
export function effectOfSlip(group: SlippedGroup, o: { script: Script; slip: Slip; before: readonly Slip[]; slippedAt: Date }): SlipEffect {
  const { groupId, timetable, performed } = group;
  const moved: Moved[] = [];
  const dropped: { cueRunId: string; title: string }[] = [];
  const staying: { cueRunId: string; title: string; at: string }[] = [];
  for (const entry of timetable.entries) {
    const [from, to] = [o.before, [...o.before, o.slip]].map((slips) => groupDue(entry, { groupId, timetable, slips, performed }));
    const run = group.runs.get(entry.cue);
    const cue = o.script.cues[entry.ordinal];
    if (!from || !to || !cue || run === undefined || (run.settledAt !== null && run.settledAt <= o.slippedAt)) continue;
    const { cueRunId } = run;
    const title = cueTitle(cue);
    if (from.dueAt.getTime() === to.dueAt.getTime()) {
      if (from.dueAt >= o.slip.untilAt) staying.push({ cueRunId, title, at: from.dueAt.toISOString() });
    } else if (to.dueAt >= to.validUntil) dropped.push({ cueRunId, title });
    else moved.push({ cueRunId, title, from: from.dueAt.toISOString(), to: to.dueAt.toISOString() });
  }
  const last = moved.reduce((latest, move) => (move.to > latest ? move.to : latest), '');
  return {
    moved: moved.toSorted((a, b) => a.to.localeCompare(b.to)),
    dropped,
    overtaken: staying.filter((one) => one.at < last),
    saysOldHour: saysOldHour(group, { ...o, moved }),
  };
}

function saysOldHour(group: SlippedGroup, o: { script: Script; slippedAt: Date; moved: readonly Moved[] }): SlipEffect['saysOldHour'] {
  const hours = o.moved.map((move) => ({ at: move.from, ...wallClock(move.from, group.zone) }));
  return o.script.cues.flatMap((cue) => {
    const run = group.runs.get(cue.id);
    if (isTask(cue.action) || run?.state !== 'performed' || run.settledAt === null) return [];
    if (run.settledAt > o.slippedAt || o.slippedAt.getTime() - run.settledAt.getTime() > SAID_WITHIN_MS) return [];
    const named = hours.find((hour) => cue.texts.some((text) => namesHour(text, hour)));
    return named ? [{ cueRunId: run.cueRunId, title: cueTitle(cue), at: named.at }] : [];
  });
}

function wallClock(at: string, zone: string): { hour: number; minute: number } {
  const { hour, minute } = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return { hour, minute };
}
