import { budgetScript, type Duty, dayOf, type PersonOverload, type Script, type Staffing } from '@kuaishan/script';
import { sql } from 'kysely';
import type { StaffActor } from '../../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../../platform/db/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { cueTitle } from '../domain/cue-title.ts';
import { lockPerformances, reconcileCueRuns } from '../reconcile-cue-runs.ts';
import { type StagedGroup, stageGroups } from '../staged-groups.ts';
import { STAGGER_KEY, staggerGroups } from '../stagger-groups.ts';
import { groupsOfCampaign } from './campaign-effect.ts';

/** What still falls due in a campaign's groups in which people post, and how to stagger them. */
export interface CampaignStagger {
  /** some of its groups come later on purpose already: nothing more is proposed */
  readonly staggered: boolean;
  /** the fullest minute of all; null = nobody has too much */
  readonly tooMuch: {
    readonly staffId: string;
    readonly displayName: string;
    readonly day: number;
    readonly at: string;
    readonly title: string;
    readonly rooms: number;
    readonly lateMinutes: number;
  } | null;
  readonly stagger: {
    /** minutes by which the last group comes later */
    readonly longest: number;
    readonly groups: readonly { readonly groupId: string; readonly groupName: string; readonly minutes: number }[];
    /** minutes that stay too full */
    readonly still: number;
  } | null;
}

/**
 * Proposes, and unless it is a preview makes, a stagger of what is still to come in the groups of a campaign in which people post, so that nobody has more in one
 * minute than they can. Once: done again it finds nothing left to propose.
 * @throws DomainError `not_found`
 */
export async function staggerCampaign(
  deps: Deps,
  o: { actor: StaffActor; campaignId: string; preview: boolean },
): Promise<CampaignStagger> {
  const { workspaceId, staffId } = o.actor;
  const at = deps.clock.now();
  const { answer, moved } = await inWorkspace(deps.db, workspaceId, async (tx) => {
    const groups = await groupsOfCampaign(tx, { campaignId: o.campaignId, groupIds: null });
    const groupIds = groups.map((group) => group.groupId);
    if (!o.preview) await lockPerformances(tx, { workspaceId, groupIds });
    const answer = await proposeFor(tx, { workspaceId, groupIds, now: at });
    const minutes = new Map((answer.stagger?.groups ?? []).map((group) => [group.groupId, group.minutes]));
    if (o.preview || minutes.size === 0) return { answer, moved: [] };
    await staggerGroups(tx, { workspaceId, minutes, staffId, at, fromAt: at });
    await reconcileCueRuns(tx, { workspaceId, groupIds: [...minutes.keys()], at });
    return { answer, moved: [...minutes.keys()] };
  });
  for (const groupId of moved) deps.realtime.groupChanged(workspaceId, groupId);
  return answer;
}

async function proposeFor(tx: Tx, o: { workspaceId: string; groupIds: readonly string[]; now: Date }): Promise<CampaignStagger> {
  const stage = await stageGroups(tx, o);
  const { rows: slips } = await sql<{ group_id: string }>`
    select group_id from slip
    where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[]) and idempotency_key = ${STAGGER_KEY}`.execute(tx);
  if (slips.length > 0) return { staggered: true, tooMuch: null, stagger: null };
  const posted = [...stage.groups.values()].filter((group) => group.channel === 'prompter');
  const [first] = posted;
  const script = first && stage.scripts.get(first.scriptVersionId);
  // groups that were moved to another version of the script are played by another timetable: nothing is proposed for a mixture
  if (!first || !script || posted.some((group) => group.scriptVersionId !== first.scriptVersionId)) return nothing;
  return proposalFor({ script, groups: posted, first, now: o.now });
}

const nothing: CampaignStagger = { staggered: false, tooMuch: null, stagger: null };

function proposalFor(o: { script: Script; groups: readonly StagedGroup[]; first: StagedGroup; now: Date }): CampaignStagger {
  const { script, groups, now } = o;
  const { openingAt, zone } = o.first.campaign;
  const clock = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const opening = { opening: clock(openingAt).toPlainDateTime().toString({ smallestUnit: 'minute' }), zone };
  const minuteOfDay = (at: Date) => clock(at).hour * 60 + clock(at).minute;
  const today = dayOf(Temporal.Instant.fromEpochMilliseconds(now.getTime()), opening);
  const { load } = budgetScript(script, {
    ...{ profile: 'wechat', staffing: staffingOf(groups), openingMinute: minuteOfDay(openingAt) },
    fromMinute: (today - 1) * MINUTES_OF_DAY + minuteOfDay(now) + 1,
  });
  if (!load?.stagger) return nothing;
  const worst = load.people
    .flatMap((person) => person.overloads.map((one) => ({ ...one, staffId: person.person })))
    .toSorted((a, b) => b.posts - a.posts || a.minute - b.minute)[0];
  return {
    staggered: false,
    tooMuch: worst ? { ...momentOf(worst, { script, groups }), staffId: worst.staffId } : null,
    stagger: {
      longest: load.stagger.longest,
      groups: groups.map((group, index) => ({
        ...{ groupId: group.groupId, groupName: group.name },
        minutes: load.stagger?.offsets[index] ?? 0,
      })),
      still: load.stagger.people.reduce((sum, person) => sum + person.overloads.length, 0),
    },
  };
}

const MINUTES_OF_DAY = 24 * 60;

/** The cast of every group as it is now, deputies for who left included. */
function staffingOf(groups: readonly StagedGroup[]): Staffing {
  const duties = groups.flatMap((group, index) =>
    [...group.cast].map(([role, { staffId }]): Duty => ({ role, person: staffId, groups: [index] })),
  );
  return { groups: groups.length, membersPerGroup: null, duties };
}

function momentOf(worst: PersonOverload & { staffId: string }, o: { script: Script; groups: readonly StagedGroup[] }) {
  const day = Math.floor(worst.minute / MINUTES_OF_DAY) + 1;
  const minute = worst.minute - (day - 1) * MINUTES_OF_DAY;
  const two = (value: number) => String(value).padStart(2, '0');
  const cue = o.script.cues.find((one) => one.id === worst.cues[0]);
  const name = o.groups.flatMap((group) => [...group.cast.values()]).find((one) => one.staffId === worst.staffId)?.name;
  return {
    ...{ displayName: name ?? '', day, at: `${two(Math.floor(minute / 60))}:${two(minute % 60)}` },
    ...{ title: cue ? cueTitle(cue) : '', rooms: worst.rooms, lateMinutes: worst.lateMinutes },
  };
}
