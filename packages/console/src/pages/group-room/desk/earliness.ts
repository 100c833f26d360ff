import type { CueRun } from '../../../api/types.ts';

/** Going this much before the time is going on cue; more than this is asked about once. */
const onCueMinutes = 10;

export type Distance = { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number };

/** How far before its time a cue would be performed now; null when that is no surprise to anybody. */
export function earliness(run: Pick<CueRun, 'dueAt'>, now: Date): Distance | null {
  if (run.dueAt === null) return null;
  const minutes = Math.floor((new Date(run.dueAt).getTime() - now.getTime()) / 60_000);
  if (minutes <= onCueMinutes) return null;
  if (minutes < 120) return { unit: 'minutes', count: minutes };
  if (minutes < 48 * 60) return { unit: 'hours', count: Math.round(minutes / 60) };
  return { unit: 'days', count: Math.round(minutes / 1440) };
}
