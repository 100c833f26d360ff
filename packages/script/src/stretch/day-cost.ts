import type { Script } from '../script.ts';
import type { DayMap } from './choose-days.ts';

/** Trust, incentives and the product's proof appear in the first 3 of 5 days (playbook.md, The three stages). */
const FRONT_SHARE = 0.6;

/** A stage that has half a day more or less of five costs as much as a day with five messages more than it should have. */
const SHARE_WEIGHT = 30;
/** Never to be chosen where another way exists. */
const TOO_LATE = 1000;

/** How far a choice of days bends the stages: their shares of the programme, and what should come early coming late. */
export function stageCost(script: Script, o: { days: number; newDays: number; map: DayMap }): number {
  const share = (from: number, to: number, days: number) => (Math.min(to, days) - Math.min(from, days) + 1) / days;
  const costs = script.stages.map(({ name, fromDay, toDay }) => {
    const from = o.map.get(Math.min(fromDay, o.days))?.first ?? 1;
    const to = o.map.get(Math.min(toDay, o.days))?.last ?? o.newDays;
    const bent = Math.abs(share(from, to, o.newDays) - share(fromDay, toDay, o.days)) * SHARE_WEIGHT;
    const early = name !== 'followUp' && fromDay <= o.days * FRONT_SHARE;
    return bent + (early && from > Math.max(1, o.newDays * FRONT_SHARE) ? TOO_LATE : 0);
  });
  return costs.reduce((sum, cost) => sum + cost, 0);
}
