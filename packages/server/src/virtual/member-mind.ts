import { chance, pick, pickWeighted } from './chance.ts';
import type { Habit } from './habits.ts';
import { inventedName, privateLines, roomLines } from './invented-people.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** When the group opens: what virtual members' days are counted from. */
export interface OpeningMoment {
  readonly at: Date;
  /** on the wall clock of the group's zone, 540 = 09:00 */
  readonly minuteOfDay: number;
}

/** One virtual member, as decided by their label alone. Moments are domain milliseconds. */
export interface VirtualMember {
  readonly label: string;
  readonly name: string;
  readonly habit: Habit;
  readonly joinsAt: number;
}

/** What a member reads of a message. */
export interface ReadMessage {
  readonly seq: number;
  readonly place: 'room' | 'private';
  readonly author: { readonly kind: string };
  readonly cue: string | null;
}

export interface Saying {
  readonly at: number;
  readonly place: 'room' | 'private';
  readonly text: string;
  /** the message's own key: said again with it, it is still one message */
  readonly key: string;
}

/** A member whose every decision follows from the label. */
export function born(o: { label: string; opening: OpeningMoment; habits: readonly Habit[] }): VirtualMember {
  const habit = pickWeighted(o.habits, `${o.label}:habit`);
  const joinsAt = awake(o.opening.at.getTime() + between(habit.joins, `${o.label}:joins`) * minuteMs, o.opening);
  return { label: o.label, name: inventedName(o.label), habit, joinsAt };
}

/** When the member, who looked at `now`, looks into the room next. */
export function nextLook(member: VirtualMember, o: { now: number; opening: OpeningMoment }): number {
  return awake(o.now + between(member.habit.looksEvery, `${member.label}:${o.now}`) * minuteMs, o.opening);
}

/** Whether the member takes no part any more. */
export function hasFallenSilent(member: VirtualMember, o: { now: number; opening: OpeningMoment }): boolean {
  return (o.now - o.opening.at.getTime()) / dayMs >= member.habit.silentAfterDay;
}

/** What the member will say to what they have just read, and when. */
export function answersTo(
  member: VirtualMember,
  o: { read: readonly ReadMessage[]; now: number; opening: OpeningMoment },
): readonly Saying[] {
  if (hasFallenSilent(member, o)) return [];
  return o.read
    .filter((message) => message.author.kind === 'staff')
    .flatMap((message) => {
      const { place } = message;
      // by its cue where it has one: numbers depend on who was quicker to speak in between
      const label = `${member.label}:${message.cue === null ? message.seq : `${place}:${message.cue}`}`;
      const inTen = place === 'room' ? member.habit.answersRoomInTen : member.habit.answersPrivateInTen;
      // of a whole room only a few speak up at one post
      if (chance(`${label}:answers`) >= inTen / (place === 'room' ? 30 : 10)) return [];
      const at = awake(o.now + member.habit.answersAfterMinutes * (0.5 + chance(`${label}:after`)) * minuteMs, o.opening);
      return [{ at, place, text: pick(place === 'room' ? roomLines : privateLines, label), key: asciiKey(label) }];
    });
}

/** Nobody looks or writes at night: a moment between 23:00 and 07:00 becomes the morning after. */
function awake(at: number, opening: OpeningMoment): number {
  const minuteOfDay = ((((at - opening.at.getTime()) / minuteMs + opening.minuteOfDay) % 1440) + 1440) % 1440;
  if (minuteOfDay >= 7 * 60 && minuteOfDay < 23 * 60) return at;
  const sleeps = (minuteOfDay < 7 * 60 ? 0 : 1440) + 7 * 60 - minuteOfDay;
  return at + (sleeps + 90 * chance(`wakes:${at}`)) * minuteMs;
}

function between([from, to]: readonly [number, number], label: string): number {
  return from + chance(label) * (to - from);
}

/** A message's key may hold ASCII only, a cue's id anything; 64 bits keep a member's few dozen messages apart. */
function asciiKey(label: string): string {
  return ['a', 'b']
    .map((half) => Math.floor(chance(`${label}:${half}`) * 0x1_0000_0000).toString(36))
    .join('-')
    .padStart(8, '0');
}
