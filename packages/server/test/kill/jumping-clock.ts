import type { Clock } from '../../src/platform/clock/index.ts';

/** A clock on which nobody ever waits: whoever wants to be woken at a time is woken at once, and it is that time. */
export function jumpingClock(start: Date): Clock {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    speed: () => 1,
    onChange: () => () => {},
    wakeAt: (at, callback) => {
      const timer = setImmediate(() => {
        time = Math.max(time, at.getTime());
        callback();
      });
      return () => clearImmediate(timer);
    },
  };
}
