import { MINUTES_OF_DAY } from '../plan/script-minute.ts';
import type { Cue, CueId, Locale, Script } from '../script.ts';
import { variableSource } from '../text/variable-source.ts';
import { variablesOf } from '../text/variables-of.ts';
import { actions } from '../vocabulary/actions.ts';
import { type AllowanceName, allowances } from '../vocabulary/allowances.ts';
import { type ChannelProfileName, profiles } from '../vocabulary/profiles.ts';
import { cueMinutes } from './hand-work.ts';

/**
 * Why a post is not a mass message.
 * - `beyond`: the allowance is used up by others
 * - `differs`: its text is another one in every room
 * - `unscheduled`: it waits for a person or another cue, and a mass message is prepared beforehand
 */
export type ByHandReason = 'beyond' | 'differs' | 'unscheduled';

export interface AllowanceDay {
  readonly day: number;
  /** mass messages proposed on this day */
  readonly mass: number;
  /** posts on this day that people make room by room */
  readonly byHand: number;
}

/** A script's posts against the mass messages a room may get. */
export interface AllowanceUse {
  readonly setting: AllowanceName;
  readonly amount: number;
  readonly windowDays: number;
  /** posts that could go as mass messages, and the most of them in one run of `windowDays` days */
  readonly wanted: number;
  readonly mostInWindow: number;
  /** proposed as mass messages, in file order */
  readonly mass: readonly CueId[];
  /** everything else that is posted in the room, in file order */
  readonly byHand: readonly { readonly cue: CueId; readonly reason: ByHandReason }[];
  /** every day of the script with a post */
  readonly days: readonly AllowanceDay[];
}

/** How the proposal chooses, for people. */
export const splitRule: Readonly<Record<Locale, string>> = {
  'zh-CN': '群发先给最费手的：图片文件多的在前，其次字数多的，一样的早的在前。每群内容不同的、没有固定钟点的不能群发。',
  en: 'Mass messages go to what takes hands most: more files first, then longer texts, then earlier ones. What differs from room to room or has no fixed time cannot be one.',
};

/**
 * Proposes which posts of a room go as mass messages and which a person posts. Null where the platform has none.
 *
 * Greedy by what takes hands most, each kept while every run of days it lies in still fits.
 *
 * @param o.monthDays days of the month the campaign opens in; the shortest month's when not known
 */
export function splitPosts(
  script: Script,
  o: { profile: ChannelProfileName; allowance: AllowanceName | null; openingMinute?: number | null; monthDays?: number | null },
): AllowanceUse | null {
  const settings = profiles[o.profile].massMessages;
  if (settings === null) return null;
  const setting = o.allowance ?? settings[0];
  const limit = setting === 'monthly' && o.monthDays ? { amount: o.monthDays, windowDays: o.monthDays } : allowances[setting];
  const minutes = cueMinutes(script, o.openingMinute ?? null);
  const posts = script.cues
    .filter((cue) => cue.place === 'room' && actions[cue.action].reachesMembers && (cue.texts.length > 0 || cue.attachments.length > 0))
    .map((cue) => ({ cue, day: dayOf(minutes.get(cue.id)), reason: whyNotMass(cue, script, minutes) }));
  const wanted = posts.flatMap(({ cue, day, reason }) => (reason === null && day !== null ? [{ cue, day }] : []));
  const mass = new Set<CueId>();
  const used = new Map<number, number>();
  for (const { cue, day } of wanted.toSorted((a, b) => byHands(a.cue, b.cue) || a.day - b.day)) {
    if (busiestWindow(used, { around: day, windowDays: limit.windowDays }) >= limit.amount) continue;
    used.set(day, (used.get(day) ?? 0) + 1);
    mass.add(cue.id);
  }
  return {
    ...{ setting, amount: limit.amount, windowDays: limit.windowDays, wanted: wanted.length },
    mostInWindow: busiestWindow(countBy(wanted), { around: null, windowDays: limit.windowDays }),
    mass: posts.flatMap(({ cue }) => (mass.has(cue.id) ? [cue.id] : [])),
    byHand: posts.flatMap(({ cue, reason }) => (mass.has(cue.id) ? [] : [{ cue: cue.id, reason: reason ?? 'beyond' }])),
    days: daysOf(posts, mass),
  };
}

function whyNotMass(cue: Cue, script: Script, minutes: ReadonlyMap<CueId, number>): ByHandReason | null {
  const waits = cue.when.kind === 'relative' && cue.when.waitsForAnchor;
  if (waits || !minutes.has(cue.id)) return 'unscheduled';
  return cue.texts.some((text) => differsByRoom(text, script)) ? 'differs' : null;
}

/** Whether a text says something else in every room: the room's name, its cast, its counts. */
function differsByRoom(text: string, script: Script): boolean {
  const read = variablesOf(text);
  if (!read.ok) return false;
  return read.variables.some(({ name }) => {
    const source = variableSource(name, script);
    if (source.kind === 'known') return !sameEverywhere.has(source.entry.name);
    // asked once for the whole campaign, unless the word speaks of what changes by the minute in each room
    return source.kind === 'asked' && source.about?.freshness === 'moment';
  });
}

/** What the product knows that is the same in all rooms of a campaign. */
const sameEverywhere: ReadonlySet<string> = new Set(['campaignName', 'day']);

function byHands(a: Cue, b: Cue): number {
  return b.attachments.length - a.attachments.length || longest(b) - longest(a);
}

function longest({ texts }: Cue): number {
  return Math.max(0, ...texts.map((text) => text.length));
}

function dayOf(minute: number | undefined): number | null {
  return minute === undefined ? null : Math.floor(minute / MINUTES_OF_DAY) + 1;
}

function countBy(posts: readonly { readonly day: number }[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { day } of posts) counts.set(day, (counts.get(day) ?? 0) + 1);
  return counts;
}

/** The most in any run of `windowDays` days; of those that hold the day `around`, where one is given. */
function busiestWindow(counts: ReadonlyMap<number, number>, { around, windowDays }: { around: number | null; windowDays: number }): number {
  const days = [...counts.keys()];
  // a busiest run may always begin on a day that counts
  const starts = around === null ? days : [around, ...days].filter((day) => day <= around && day > around - windowDays);
  return Math.max(
    0,
    ...starts.map((from) =>
      sum(
        days.filter((day) => day >= from && day < from + windowDays),
        counts,
      ),
    ),
  );
}

function sum(days: readonly number[], counts: ReadonlyMap<number, number>): number {
  return days.reduce((total, day) => total + (counts.get(day) ?? 0), 0);
}

function daysOf(posts: readonly { readonly cue: Cue; readonly day: number | null }[], mass: ReadonlySet<CueId>): readonly AllowanceDay[] {
  const days = new Map<number, { mass: number; byHand: number }>();
  for (const { cue, day } of posts) {
    if (day === null) continue;
    const one = days.get(day) ?? { mass: 0, byHand: 0 };
    days.set(day, mass.has(cue.id) ? { ...one, mass: one.mass + 1 } : { ...one, byHand: one.byHand + 1 });
  }
  return [...days].toSorted(([a], [b]) => a - b).map(([day, one]) => ({ day, ...one }));
}
