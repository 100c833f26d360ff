import { type Locale, wordOf } from '@kuaishan/script';
import { sql } from 'kysely';
import { z } from 'zod';
import { getWorkspace } from '../../facts/identity/index.ts';
import { getRoom } from '../../features/conversations/index.ts';
import { type Group, getGroup, getMember, groupOfJoinCode } from '../../features/groups/index.ts';
import { listCast } from '../../features/staffing/index.ts';
import type { MemberActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { cueTitle } from '../cues/index.ts';
import { loadScript } from '../scripts/index.ts';
import { roomDay } from './domain/room-day.ts';
import { Role } from './group-detail.ts';

const Clock = z.object({ now: z.string(), speed: z.number() });
const Cast = z.array(z.object({ role: Role, roleWords: z.string(), displayName: z.string() }));

/** What a stranger sees before joining. */
export const Invitation = z.object({
  groupName: z.string(),
  campaignName: z.string(),
  workspaceName: z.string(),
  roomOpen: z.boolean(),
  zone: z.string(),
  staff: Cast,
  clock: Clock,
});

/** What a member's page shows beside the messages. */
export const RoomView = z.object({
  group: z.object({
    groupId: z.string(),
    name: z.string(),
    campaignName: z.string(),
    roomOpen: z.boolean(),
    zone: z.string(),
    openingAt: z.string(),
  }),
  member: z.object({ memberId: z.string(), displayName: z.string() }),
  today: z.object({
    day: z.int().nullable().describe('1 = the opening day; null before it and after the last day'),
    next: z.object({ title: z.string(), at: z.string() }).nullable().describe('what comes next in the room'),
  }),
  staff: Cast,
  lastSeq: z.int(),
  clock: Clock,
});

/**
 * Where a join code leads, for who has only the link.
 * @throws DomainError `not_found`
 */
export async function getInvitation(deps: Deps, o: { code: string; locale: Locale }): Promise<z.infer<typeof Invitation>> {
  const { workspaceId, groupId } = await groupOfJoinCode(deps.db, o.code);
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const group = await getGroup(tx, groupId);
    const { closedAt } = await getRoom(tx, { workspaceId, groupId });
    return {
      groupName: group.name,
      campaignName: group.campaignName,
      workspaceName: (await getWorkspace(tx)).name,
      roomOpen: closedAt === null,
      zone: group.zone,
      staff: await castOf(tx, groupId, o.locale),
      clock: clockOf(deps),
    };
  });
}

/**
 * The group of a member, as that member may see it. Read as the workspace, because members see neither casts nor plans themselves; what
 * leaves is chosen here: names of the cast, and the title of the next thing everybody in the room will see.
 */
export async function getRoomView(deps: Deps, o: { actor: MemberActor; locale: Locale }): Promise<z.infer<typeof RoomView>> {
  const { workspaceId, groupId, memberId } = o.actor;
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const group = await getGroup(tx, groupId);
    const { displayName } = await getMember(tx, { groupId, memberId });
    const { closedAt, lastSeq } = await getRoom(tx, { workspaceId, groupId });
    return {
      group: {
        groupId,
        name: group.name,
        campaignName: group.campaignName,
        roomOpen: closedAt === null,
        zone: group.zone,
        openingAt: group.openingAt.toISOString(),
      },
      member: { memberId, displayName },
      today: await todayOf(tx, group, deps.clock.now()),
      staff: await castOf(tx, groupId, o.locale),
      lastSeq,
      clock: clockOf(deps),
    };
  });
}

/** The day it is in the room, and the next thing said to everybody in it; cues for some members only, and tasks of the staff, are not told. */
async function todayOf(tx: Tx, group: Group, now: Date): Promise<z.infer<typeof RoomView>['today']> {
  const script = await loadScript(tx, group.scriptVersionId);
  const { day } = roomDay(now, group);
  const told = script.cues.filter(
    (cue) => cue.place === 'room' && cue.action === 'say' && (cue.audience === null || cue.audience.op === 'all'),
  );
  const { rows } = await sql<{ cue_id: string; due_at: Date }>`
    select cue_id, due_at from cue_run
    where group_id = ${group.groupId} and member_id is null and state = 'planned' and due_at > ${now} and cue_id = any(${told.map((cue) => cue.id)})
    order by due_at, ordinal limit 1`.execute(tx);
  const next = rows[0];
  const cue = told.find((one) => one.id === next?.cue_id);
  return {
    day: day >= 1 && day <= script.days ? day : null,
    next: next && cue ? { title: cueTitle(cue), at: next.due_at.toISOString() } : null,
  };
}

async function castOf(tx: Tx, groupId: string, locale: Locale): Promise<z.infer<typeof Cast>> {
  const cast = await listCast(tx, { groupIds: [groupId] });
  return cast.map(({ role, displayName }) => ({ role, roleWords: wordOf('roles', role, locale), displayName }));
}

function clockOf(deps: Deps): z.infer<typeof Clock> {
  return { now: deps.clock.now().toISOString(), speed: deps.clock.speed() };
}
