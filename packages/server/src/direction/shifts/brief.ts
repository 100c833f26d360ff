import type { Locale } from '@kuaishan/script';
import { wordOf } from '@kuaishan/script';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { type Board, readBoard } from '../campaigns/index.ts';
import { type BriefWords, briefWords } from './brief-words.ts';
import type { ShiftBoard } from './schemas.ts';
import { readShiftBoard } from './shift-board.ts';

export interface Brief {
  readonly text: string;
  readonly counts: { readonly groups: number; readonly needPeople: number; readonly today: number; readonly atRisk: number };
}

/**
 * The day in one text to be copied into the staff's own chat: how many groups, what needs people, per person how much and from when, where it
 * is too much, what is at risk. Its numbers are those of the board and the shift board, read together.
 */
export async function getBrief(deps: Deps, o: { actor: StaffActor; locale: Locale }): Promise<Brief> {
  const { workspaceId } = o.actor;
  const now = deps.clock.now();
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const board = await readBoard(tx, deps);
    const shifts = await readShiftBoard(tx, { workspaceId, now });
    const { groups, needPeople, atRisk } = board.counts;
    return { text: textOf({ board, shifts, locale: o.locale, now }), counts: { groups, needPeople, atRisk, today: shifts.counts.today } };
  });
}

/** A chat shows about so many lines before it folds a message. */
const groupsNamed = 5;

function textOf(o: { board: Board; shifts: ShiftBoard; locale: Locale; now: Date }): string {
  const { board, shifts, locale } = o;
  const words = briefWords[locale];
  const { groups, needPeople, atRisk } = board.counts;
  const risky = board.items.filter((row) => row.atRisk);
  return [
    words.title(dateIn(o.now, { zone: shifts.zone, locale })),
    words.sum({ groups, needPeople, atRisk, today: shifts.counts.today }),
    ...shifts.people.filter((one) => one.rooms.length > 0 || one.today > 0).map((one) => personLine(one, { ...o, words })),
    ...shifts.collisions.map((one) => collisionLine(one, { shifts, words })),
    ...(shifts.counts.withoutDeputy > 0 ? [words.withoutDeputy(shifts.counts.withoutDeputy)] : []),
    ...(risky.length > 0
      ? [
          words.atRisk(
            namesOf(
              risky.map((row) => row.name),
              words,
            ),
          ),
        ]
      : []),
  ].join('\n');
}

function personLine(one: ShiftBoard['people'][number], o: { shifts: ShiftBoard; locale: Locale; words: BriefWords }): string {
  const { words, shifts } = o;
  const roles = one.roles.map((role) => wordOf('roles', role, o.locale)).join(words.comma);
  const first = shifts.work.find((work) => work.staffId === one.staffId);
  const next = first === undefined ? null : words.first({ at: timeIn(first.at, shifts.zone), title: first.title, posts: first.posts });
  return words.person({ name: one.displayName, roles, rooms: one.rooms.length, today: one.today, waiting: one.waiting, next });
}

function collisionLine(one: ShiftBoard['collisions'][number], o: { shifts: ShiftBoard; words: BriefWords }): string {
  const name = o.shifts.people.find((person) => person.staffId === one.staffId)?.displayName ?? '';
  const relief = one.relief.map((to) => o.words.relief({ name: to.displayName, rooms: to.groups.length }));
  const at = timeIn(one.at, o.shifts.zone);
  return o.words.collision({ at, name, posts: one.posts, capacity: o.shifts.capacity, relief, slip: one.slip?.minutes ?? null });
}

function namesOf(names: readonly string[], words: BriefWords): string {
  const more = names.length - groupsNamed;
  return names.slice(0, groupsNamed).join(words.comma) + (more > 0 ? words.more(more) : '');
}

function timeIn(at: string, zone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

function dateIn(at: Date, o: { zone: string; locale: Locale }): string {
  return new Intl.DateTimeFormat(o.locale === 'en' ? 'en-GB' : o.locale, {
    ...{ timeZone: o.zone, month: o.locale === 'en' ? 'short' : 'long', day: 'numeric', weekday: 'short' },
  }).format(at);
}
