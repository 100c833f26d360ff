import type { Clock } from './clock.ts';
import { wakeTimers } from './wake-timers.ts';

/** The wall clock. Should the machine's time be set back, it stands still until the old time is reached again. */
export function systemClock(): Clock {
  let latest = 0;
  const now = () => {
    latest = Math.max(latest, Date.now());
    return new Date(latest);
  };
  const timers = wakeTimers({ now, speed: () => 1 });
  return { now, speed: () => 1, onChange: () => () => {}, wakeAt: timers.wakeAt };
}
