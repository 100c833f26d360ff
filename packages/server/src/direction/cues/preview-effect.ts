import { isTask } from '@kuaishan/script';
import { sql } from 'kysely';
import { countUnpostedPrompts } from '../../features/channels/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { audienceMembers, countMembers } from './actions/audience-members.ts';
import type { Word } from './direct-cue.ts';
import { cueTitle } from './domain/cue-title.ts';
import { quietUntil } from './domain/quiet-until.ts';
import { waitingFor } from './follow-outcomes.ts';
import { goable, orRefusal, promptsOf, readClosedRooms, termsOfRepeat } from './go-now.ts';
import { findRun, type LockedRun } from './lock-run.ts';
import { postsInRoom } from './perform-runs.ts';
import { type Stage, stageGroups } from './staged-groups.ts';

interface NamedRun {
  readonly cueRunId: string;
  readonly title: string;
}

/** What a word would do if it were said now. */
export interface CueEffect {
  /** performed at once */
  readonly performs: readonly NamedRun[];
  /** members whom it reaches, or who will not get it when it is skipped */
  readonly recipients: number;
  /** not performed because of it */
  readonly skips: readonly NamedRun[];
  /** it is quiet now, and until then: members are written to all the same; null = it is not */
  readonly quietUntil: string | null;
}

/**
 * What go, hold, release or skip would do to this run. Changes nothing; the word itself checks again.
 * @throws DomainError as the word itself would
 */
export async function previewEffect(
  deps: Deps,
  o: { actor: StaffActor; groupId: string; cueRunId: number; word: Word },
): Promise<CueEffect> {
  const { workspaceId } = o.actor;
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const now = deps.clock.now();
    const run = await findRun(tx, { workspaceId, groupId: o.groupId, cueRunId: o.cueRunId });
    const stage = await stageGroups(tx, { workspaceId, groupIds: [o.groupId] });
    const self = { cueRunId: String(run.cueRunId), title: titleOf(stage, run) };
    if (run.state === 'performed') {
      const unposted =
        o.word === 'go' ? await countUnpostedPrompts(tx, { ...promptsOf(workspaceId, run), at: now }) : { all: 0, repeatable: 0 };
      if (unposted.all === 0) return nothing;
      const closed = await readClosedRooms(tx, { workspaceId, groupIds: [o.groupId] });
      termsOfRepeat({ stage, run, at: now, closed, unposted });
      const reached = (await countRecipients(tx, { stage, runs: [run] })).get(run.cueRunId) ?? 0;
      // a post in the room reaches all; of private ones only those nobody has posted
      const recipients = cueOf(stage, run).place === 'room' ? reached : unposted.repeatable || unposted.all;
      return { ...nothing, performs: [self], recipients, quietUntil: quietOf(stage, run, now) };
    }
    const effect = (await previewEffects(tx, { stage, runs: [run], word: o.word, now })).get(run.cueRunId);
    if (effect === undefined) throw new DomainError('not_found');
    if (effect instanceof DomainError) throw effect;
    return effect;
  });
}

const nothing: CueEffect = { performs: [], recipients: 0, skips: [], quietUntil: null };

/** What a word would do to runs of one cue in many groups: each one's effect, or why it would be refused. */
export async function previewEffects(
  tx: Tx,
  o: { stage: Stage; runs: readonly LockedRun[]; word: Word; now: Date },
): Promise<ReadonlyMap<number, CueEffect | DomainError>> {
  const { stage, runs, word, now } = o;
  if (word === 'hold') return new Map(runs.map((run) => [run.cueRunId, nothing]));
  const recipients = await countRecipients(tx, { stage, runs });
  const closed = await readClosedRooms(tx, { workspaceId: stage.workspaceId, groupIds: runs.map((run) => run.groupId) });
  const effects = new Map<number, CueEffect | DomainError>();
  const open = await openRuns(tx, { stage, runs });
  for (const run of runs) {
    const self = { cueRunId: String(run.cueRunId), title: titleOf(stage, run) };
    const others = (open.get(run.groupId) ?? []).filter((one) => run.memberId === null || one.memberId === run.memberId);
    const reached = recipients.get(run.cueRunId) ?? 0;
    const named = (cueIds: readonly string[]) =>
      others
        .filter((one) => cueIds.includes(one.cueId) && one.cueRunId !== self.cueRunId)
        .map(({ cueRunId, title }) => ({ cueRunId, title }));
    if (word === 'skip') {
      effects.set(run.cueRunId, { ...nothing, recipients: reached, skips: [self, ...named(waitingFor(stage, run))] });
      continue;
    }
    if (word === 'release' && (run.dueAt === null || run.dueAt > now)) {
      effects.set(run.cueRunId, nothing);
      continue;
    }
    const refusal = word === 'go' ? orRefusal(() => goable({ stage, run, at: now, closed })) : null;
    if (refusal instanceof DomainError) {
      effects.set(run.cueRunId, refusal);
      continue;
    }
    // closing the room leaves what was still to be posted there unsaid
    const skips = cueOf(stage, run).action === 'close-room' ? named(postsInRoom(scriptOf(stage, run))) : [];
    effects.set(run.cueRunId, { performs: [self], recipients: reached, skips, quietUntil: quietOf(stage, run, now) });
  }
  return effects;
}

/** When the quiet hours end that hold now, where the cue would reach members in them; whoever says go may, and is told. */
function quietOf(stage: Stage, run: LockedRun, now: Date): string | null {
  const script = scriptOf(stage, run);
  const zone = stage.groups.get(run.groupId)?.campaign.zone;
  if (!script || zone === undefined || isTask(cueOf(stage, run).action)) return null;
  return quietUntil(now, { quietHours: script.quietHours, zone })?.toISOString() ?? null;
}

/** Members each run would reach now; runs of one cue together. */
async function countRecipients(tx: Tx, o: { stage: Stage; runs: readonly LockedRun[] }): Promise<ReadonlyMap<number, number>> {
  const { stage } = o;
  const { workspaceId } = stage;
  const counts = new Map<number, number>();
  const alike = Map.groupBy(o.runs, (run) => `${stage.groups.get(run.groupId)?.scriptVersionId ?? ''} ${run.cueId} ${run.memberId ?? ''}`);
  for (const runs of alike.values()) {
    const [first] = runs;
    if (!first) continue;
    const cue = cueOf(stage, first);
    if (isTask(cue.action)) continue;
    const groupIds = runs.map((run) => run.groupId);
    const reached =
      cue.place === 'room' ? await countMembers(tx, { workspaceId, groupIds }) : await countAudience(tx, { stage, run: first, groupIds });
    for (const run of runs) counts.set(run.cueRunId, reached.get(run.groupId) ?? 0);
  }
  return counts;
}

async function countAudience(
  tx: Tx,
  o: { stage: Stage; run: LockedRun; groupIds: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  const members = audienceMembers({
    ...{ workspaceId: o.stage.workspaceId, groupIds: o.groupIds, audience: cueOf(o.stage, o.run).audience },
    ...(o.run.memberId === null ? {} : { memberIds: [o.run.memberId] }),
  });
  const { rows } = await sql<{ group_id: string; recipients: number }>`
    select a.group_id, count(*) as recipients from (${members}) a group by a.group_id`.execute(tx);
  return new Map(rows.map((row) => [row.group_id, row.recipients]));
}

interface OpenRun extends NamedRun {
  readonly cueId: string;
  readonly memberId: string | null;
}

/** What is still to come in the runs' groups, where a word to one of them could leave it unsaid. */
async function openRuns(tx: Tx, o: { stage: Stage; runs: readonly LockedRun[] }): Promise<ReadonlyMap<string, readonly OpenRun[]>> {
  const { stage } = o;
  const groupIds = [...new Set(o.runs.map((run) => run.groupId))];
  const { rows } = await sql<{ group_id: string; cue_run_id: number; cue_id: string; member_id: string | null }>`
    select group_id, cue_run_id, cue_id, member_id from cue_run
    where workspace_id = ${stage.workspaceId} and group_id = any(${groupIds}::uuid[]) and state in ('planned', 'held')
    order by due_at nulls last, ordinal`.execute(tx);
  const named = rows.flatMap((row) => {
    const cue = scriptOf(stage, { groupId: row.group_id })?.cues.find((one) => one.id === row.cue_id);
    if (!cue) return [];
    return [{ groupId: row.group_id, cueRunId: String(row.cue_run_id), title: cueTitle(cue), cueId: row.cue_id, memberId: row.member_id }];
  });
  return Map.groupBy(named, (one) => one.groupId);
}

function scriptOf(stage: Stage, run: Pick<LockedRun, 'groupId'>) {
  const group = stage.groups.get(run.groupId);
  return group && stage.scripts.get(group.scriptVersionId);
}

function cueOf(stage: Stage, run: Pick<LockedRun, 'groupId' | 'cueId'>) {
  const cue = scriptOf(stage, run)?.cues.find((one) => one.id === run.cueId);
  if (!cue) throw new DomainError('cue_settled', { state: 'cancelled' });
  return cue;
}

function titleOf(stage: Stage, run: Pick<LockedRun, 'groupId' | 'cueId'>): string {
  return cueTitle(cueOf(stage, run));
}
