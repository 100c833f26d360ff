import type { Script } from '../script.ts';
import { actions } from '../vocabulary/actions.ts';
import { cheapest, compositions, type DayMap, daysPutTogether, daysTakenApart } from './choose-days.ts';
import { stageCost } from './day-cost.ts';
import { dayTimeOf, type Moments } from './moments.ts';
import { partsOfDay } from './parts.ts';
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
    return stageCost(script, { days, newDays, map }) + load / LOAD_SCALE;
  };
  return cheapest(ways, costOf) ?? daysPutTogether([days]);
}

/** A day of twice the usual six messages costs as much as a stage bent by about half a day of five. */
const LOAD_SCALE = 10;

/** What each old day becomes when there are more days than before. */
export interface MoreDays {
  readonly map: DayMap;
  readonly runs: ReadonlyMap<number, TakenApart['runs']>;
}

export function chooseMoreDays({ script, moments, days, newDays }: Wish): MoreDays {
  const parts = Array.from({ length: days }, (_, index) => partsOfDay(index + 1, moments));
  const apart = new Map<string, TakenApart>();
  const takenApart = (index: number, size: number): TakenApart => {
    const key = `${index}:${size}`;
    const found = apart.get(key) ?? takeApart(parts[index] ?? [], size, { script, moments });
    apart.set(key, found);
    return found;
  };
  const costOf = (sizes: readonly number[]) =>
    stageCost(script, { days, newDays, map: daysTakenApart(sizes) }) +
    sizes.reduce((sum, size, index) => sum + takenApart(index, size).cost, 0) / LOAD_SCALE;
  const sizes = cheapest(compositions(newDays, days), costOf) ?? [newDays];
  return { map: daysTakenApart(sizes), runs: new Map(sizes.map((size, index) => [index + 1, takenApart(index, size).runs])) };
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
