import { MOST_PER_DAY } from '../lint/rules/too-many-messages.ts';
import type { Script } from '../script.ts';
import { actions } from '../vocabulary/actions.ts';
import { cheapest, compositions, type DayMap, daysPutTogether, daysTakenApart } from './choose-days.ts';
import { stageCost } from './day-cost.ts';
import { dayTimeOf, type Moments } from './moments.ts';
import { PAUSE_MINUTES, type Part, partsOfDay } from './parts.ts';
import { type TakenApart, takeApart } from './take-apart.ts';

interface Wish {
  readonly script: Script;
  readonly moments: Moments;
  /** days of the programme, before and after */
  readonly days: number;
  readonly newDays: number;
}

/** Which days become one: the stages bent least, and no day fuller than it must be. */
export function chooseFewerDays({ script, moments, days, newDays }: Wish): DayMap {
  const messages = messagesByDay(script, moments);
  const ways = compositions(days, newDays).map(daysPutTogether);
  const costOf = (map: DayMap) => {
    const loads = new Map<number, number>();
    for (const [day, { first }] of map) loads.set(first, (loads.get(first) ?? 0) + (messages.get(day) ?? 0));
    const load = [...loads.values()].reduce((sum, count) => sum + count ** 2, 0);
    const tooMany = [...loads.values()].reduce((sum, count) => sum + Math.max(0, count - MOST_PER_DAY), 0);
    return (
      stageCost(script, { days, newDays, map }) +
      load / LOAD_SCALE +
      tooMany * TOO_MANY +
      movedAppointments(map, moments) * MOVED_APPOINTMENT
    );
  };
  return cheapest(ways, costOf) ?? daysPutTogether([days]);
}

/** A day of twice the usual six messages costs as much as a stage bent by about half a day of five. */
const LOAD_SCALE = 10;

/** A message over the cap mutes the room: each is as bad as a sale off its hour. */
const TOO_MANY = 10;

/** A live class or a sale off its hour: people keep evenings free for them. As bad as a day with ten messages more than it should have. */
const MOVED_APPOINTMENT = 10;

/** Only the last of several days that become one keeps its evening. */
function movedAppointments(map: DayMap, { appointments }: Moments): number {
  const moved = [...appointments].filter((minute) => {
    const { day } = dayTimeOf(minute);
    const next = map.get(day + 1);
    return next !== undefined && next.first === map.get(day)?.first;
  });
  return moved.length;
}

/** What each old day becomes when there are more days than before. */
export interface MoreDays {
  readonly map: DayMap;
  readonly runs: ReadonlyMap<number, TakenApart['runs']>;
}

export function chooseMoreDays({ script, moments, days, newDays }: Wish): MoreDays {
  const apart = new Map<string, TakenApart>();
  const takenApart = (index: number, size: number): TakenApart => {
    const key = `${index}:${size}`;
    const found = apart.get(key) ?? takeApart(enoughParts(index + 1, size, moments), size, { script, moments });
    apart.set(key, found);
    return found;
  };
  const costOf = (sizes: readonly number[]) =>
    stageCost(script, { days, newDays, map: daysTakenApart(sizes) }) +
    sizes.reduce((sum, size, index) => sum + takenApart(index, size).cost, 0) / LOAD_SCALE;
  const sizes = cheapest(compositions(newDays, days), costOf) ?? [newDays];
  return { map: daysTakenApart(sizes), runs: new Map(sizes.map((size, index) => [index + 1, takenApart(index, size).runs])) };
}

/** A day is cut at its longest pauses; at shorter ones only when there are not parts enough for its days. */
function enoughParts(day: number, wanted: number, moments: Moments): readonly Part[] {
  const pauses = [PAUSE_MINUTES, PAUSE_MINUTES / 2, PAUSE_MINUTES / 4, PAUSE_MINUTES / 8, 1];
  const cut = pauses.map((pause) => partsOfDay(day, moments, pause));
  return cut.find((parts) => parts.length >= wanted) ?? cut.at(-1) ?? [];
}

function messagesByDay(script: Script, { ofCue }: Moments): ReadonlyMap<number, number> {
  const byDay = new Map<number, number>();
  for (const cue of script.cues) {
    const minute = ofCue.get(cue.id);
    if (minute === undefined || !actions[cue.action].reachesMembers) continue;
    const { day } = dayTimeOf(minute);
    byDay.set(day, (byDay.get(day) ?? 0) + 1);
  }
  return byDay;
}
