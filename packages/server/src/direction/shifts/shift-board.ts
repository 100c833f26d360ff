import { isTask, overloads, POSTS_PER_PERSON_PER_MINUTE } from '@kuaishan/script';
import { sql } from 'kysely';
import { getWorkspace, listStaff } from '../../facts/identity/index.ts';
import { type Duty, listDuty, listHandOvers, listMissingDeputies } from '../../features/staffing/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { cueTitle, endOfNight } from '../cues/index.ts';
import { cueOf } from './domain/by-hand.ts';
import { proposeRelief } from './domain/propose-relief.ts';
import { type HandWork, type LoadAhead, readLoadAhead } from './load-ahead.ts';
import type { ShiftBoard } from './schemas.ts';

/** After midnight the night is short: the board still shows what the morning brings. */
const AHEAD_AT_LEAST_MS = 6 * 3_600_000;
/** Hand-overs stay on the board as long as they can be taken back. */
const HAND_OVERS_SHOWN_MS = 12 * 3_600_000;

/** Who is on duty where, what waits for them, what falls to them until the end of the night, and where that is too much. */
export async function getShiftBoard(deps: Pick<Deps, 'db' | 'clock'>, o: { actor: StaffActor }): Promise<ShiftBoard> {
  const { workspaceId } = o.actor;
  return inWorkspace(deps.db, workspaceId, (tx) => readShiftBoard(tx, { workspaceId, now: deps.clock.now() }));
}

/** As `getShiftBoard`, within a transaction. */
export async function readShiftBoard(tx: Tx, o: { workspaceId: string; now: Date }): Promise<ShiftBoard> {
  const { workspaceId, now } = o;
  const { zone } = await getWorkspace(tx);
  const until = new Date(Math.max(endOfNight(now, zone).getTime(), now.getTime() + AHEAD_AT_LEAST_MS));
  const duty = await listDuty(tx, { workspaceId });
  const load = await readLoadAhead(tx, { workspaceId, now, until });
  const waiting = await listWaiting(tx, o);
  const missingDeputies = await listMissingDeputies(tx, { workspaceId });
  const people = peopleOf({ duty, load, waiting, staff: await listStaff(tx) });
  const groupName = (groupId: string) => load.stage.groups.get(groupId)?.name ?? '';
  const named = (groupIds: readonly string[]) => groupIds.map((groupId) => ({ groupId, groupName: groupName(groupId) }));
  const collisions = collisionsOf({
    load,
    duty,
    named,
    nameOf: (staffId) => people.find((one) => one.staffId === staffId)?.displayName ?? '',
  });
  return {
    now: now.toISOString(),
    zone,
    until: until.toISOString(),
    capacity: POSTS_PER_PERSON_PER_MINUTE,
    counts: {
      rooms: new Set(duty.map((one) => one.groupId)).size,
      waiting: waiting.reduce((sum, one) => sum + one.count, 0),
      today: people.reduce((sum, one) => sum + one.today, 0),
      collisions: collisions.length,
      withoutDeputy: new Set(missingDeputies.flatMap((one) => one.groups.map((group) => group.groupId))).size,
    },
    people,
    waiting,
    work: load.work.flatMap((one) => {
      const cue = cueOf(load.stage.scripts.get(one.scriptVersionId), one.cueId);
      if (!cue) return [];
      const groups = named(one.rooms.map((room) => room.groupId));
      const kind = isTask(cue.action) ? ('task' as const) : ('post' as const);
      return [
        {
          staffId: one.staffId,
          at: one.at.toISOString(),
          cue: cue.id,
          title: cueTitle(cue),
          kind,
          place: cue.place,
          role: one.role,
          posts: one.posts,
          groups,
        },
      ];
    }),
    decisions: load.decisions.flatMap((one) => {
      const cue = cueOf(load.stage.scripts.get(one.scriptVersionId), one.cueId);
      return cue
        ? [{ staffId: one.staffId, kind: one.kind, cue: cue.id, title: cueTitle(cue), role: one.role, groups: named(one.groupIds) }]
        : [];
    }),
    collisions,
    missingDeputies,
    handOvers: await listHandOvers(tx, { workspaceId, at: now, since: new Date(now.getTime() - HAND_OVERS_SHOWN_MS) }),
  };
}

/** Prompts that wait now, alike ones together. */
async function listWaiting(tx: Tx, o: { workspaceId: string; now: Date }): Promise<ShiftBoard['waiting']> {
  const { rows } = await sql<{
    staff_id: string;
    title: string;
    kind: 'post' | 'task';
    place: 'room' | 'private';
    count: number;
    groups: { groupId: string; groupName: string }[];
    since: Date;
    valid_until: Date;
  }>`
    select staff_id, title, kind, place, sum(count)::integer as count, min(since) as since, min(valid_until) as valid_until,
      jsonb_agg(jsonb_build_object('groupId', group_id, 'groupName', name) order by campaign_id, ordinal) as groups
    from (
      select d.staff_id, d.cue_id, d.title, d.kind, case when d.recipient_member_id is null then 'room' else 'private' end as place, d.group_id,
        g.name, g.campaign_id, g.ordinal, count(*) as count, min(d.prompted_at) as since, min(d.valid_until) as valid_until
      from delivery d join flash_group g on g.workspace_id = d.workspace_id and g.group_id = d.group_id
      where d.workspace_id = ${o.workspaceId} and d.state = 'prompted' and d.valid_until > ${o.now}
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    ) w group by staff_id, cue_id, title, kind, place order by since, title`.execute(tx);
  return rows.map(({ staff_id: staffId, since, valid_until: validUntil, ...row }) => ({
    ...{ staffId, ...row, since: since.toISOString(), validUntil: validUntil.toISOString() },
  }));
}

interface PeopleFacts {
  readonly duty: readonly Duty[];
  readonly load: LoadAhead;
  readonly waiting: ShiftBoard['waiting'];
  readonly staff: readonly { readonly staffId: string; readonly displayName: string }[];
}

/** Everybody with a room, a deputyship or something to do; who has most of it first. */
function peopleOf(o: PeopleFacts): ShiftBoard['people'] {
  const names = new Map([
    ...o.duty.flatMap((one): [string, string][] => [
      [one.staffId, one.displayName],
      ...(one.deputyStaffId === null ? [] : [[one.deputyStaffId, one.deputyName ?? ''] as [string, string]]),
    ]),
    ...o.staff.map((one): [string, string] => [one.staffId, one.displayName]),
  ]);
  const concerned = new Set([
    ...o.duty.flatMap((one) => [one.staffId, ...(one.deputyStaffId === null ? [] : [one.deputyStaffId])]),
    ...o.waiting.map((one) => one.staffId),
    ...o.load.work.map((one) => one.staffId),
  ]);
  const people = [...concerned].map((staffId) => personOf({ ...o, staffId, displayName: names.get(staffId) ?? '', names }));
  return people.sort((a, b) => b.rooms.length - a.rooms.length || b.today - a.today || a.displayName.localeCompare(b.displayName, 'zh-CN'));
}

function personOf(
  o: PeopleFacts & { staffId: string; displayName: string; names: ReadonlyMap<string, string> },
): ShiftBoard['people'][number] {
  const { staffId, displayName } = o;
  const held = o.duty.filter((one) => one.staffId === staffId);
  const rooms = [...Map.groupBy(held, (one) => one.groupId).values()].flatMap((roles) => {
    const [first] = roles;
    if (!first) return [];
    const deputies = roles.flatMap((one) => (one.deputyStaffId === null ? [] : [one.deputyStaffId]));
    return [{ groupId: first.groupId, groupName: first.groupName, roles: roles.map((one) => one.role), deputies: [...new Set(deputies)] }];
  });
  const deputies = [
    ...Map.groupBy(
      rooms.flatMap((room) => room.deputies),
      (deputy) => deputy,
    ),
  ]
    .map(([deputy, list]) => ({ staffId: deputy, displayName: o.names.get(deputy) ?? '', rooms: list.length }))
    .sort((a, b) => b.rooms - a.rooms);
  const mine = o.load.work.filter((one) => one.staffId === staffId);
  const decisions = o.load.decisions.filter((one) => one.staffId === staffId);
  return {
    ...{ staffId, displayName, rooms, deputies },
    roles: [...new Set(held.map((one) => one.role))],
    standsBy: new Set(o.duty.filter((one) => one.deputyStaffId === staffId).map((one) => one.groupId)).size,
    waiting: o.waiting.filter((one) => one.staffId === staffId).reduce((sum, one) => sum + one.count, 0),
    today: mine.reduce((sum, one) => sum + one.posts, 0) + decisions.reduce((sum, one) => sum + one.groupIds.length, 0),
    firstAt: mine[0]?.at.toISOString() ?? null,
  };
}

const minuteOf = (at: Date): number => at.getTime() / 60_000;

/** The minutes with more posts than one person can do, and how they could be worked. */
function collisionsOf(o: {
  load: LoadAhead;
  duty: readonly Duty[];
  named: (groupIds: readonly string[]) => ShiftBoard['collisions'][number]['relief'][number]['groups'];
  nameOf: (staffId: string) => string;
}): ShiftBoard['collisions'] {
  const byPerson = Map.groupBy(o.load.work, (one) => one.staffId);
  const byMinute = (staffId: string): ReadonlyMap<number, readonly HandWork[]> =>
    Map.groupBy(byPerson.get(staffId) ?? [], (one) => minuteOf(one.at));
  const postsAt = (staffId: string, minute: number) => sumOf(byMinute(staffId).get(minute) ?? []);
  const deputyOf = new Map(o.duty.map((one) => [`${one.groupId} ${one.role}`, one.deputyStaffId]));
  return [...byPerson.keys()]
    .flatMap((staffId) => {
      const minutes = byMinute(staffId);
      const work = [...minutes].map(([minute, list]) => ({ minute, posts: sumOf(list) }));
      return overloads(work).map((overload) => {
        const rooms = (minutes.get(overload.minute) ?? []).flatMap((one) =>
          one.rooms.map((room) => ({ ...room, deputyStaffId: deputyOf.get(`${room.groupId} ${one.role}`) ?? null })),
        );
        const proposed = proposeRelief(together(rooms), {
          capacity: POSTS_PER_PERSON_PER_MINUTE,
          spareOf: (deputy) => POSTS_PER_PERSON_PER_MINUTE - postsAt(deputy, overload.minute),
        });
        return {
          ...{ staffId, at: new Date(overload.minute * 60_000).toISOString(), posts: overload.posts, over: overload.over },
          lateMinutes: overload.lateMinutes,
          relief: proposed.relief.map((one) => ({
            ...{ staffId: one.staffId, displayName: o.nameOf(one.staffId), posts: one.posts, groups: o.named(one.groupIds) },
          })),
          slip: proposed.slip && { minutes: proposed.slip.minutes, groups: o.named(proposed.slip.groupIds) },
        };
      });
    })
    .sort((a, b) => a.at.localeCompare(b.at) || b.posts - a.posts);
}

/** A room's posts in one minute, whatever cues they are of. */
function together(rooms: readonly { groupId: string; posts: number; deputyStaffId: string | null }[]) {
  return [...Map.groupBy(rooms, (room) => room.groupId).values()].flatMap((list) => {
    const [first] = list;
    return first ? [{ ...first, posts: list.reduce((sum, one) => sum + one.posts, 0) }] : [];
  });
}

function sumOf(work: readonly HandWork[]): number {
  return work.reduce((sum, one) => sum + one.posts, 0);
}
