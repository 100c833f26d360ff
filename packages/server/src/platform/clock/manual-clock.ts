import type { Clock } from './clock.ts';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves on by so many minutes (and seconds); what was to wake until then is called in order of its time, each seeing its own time. */
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void;
  /** Moves to `at`, never backward. */
  moveTo(at: Date): void;
}

/** A manual clock standing at `start` (default: 2026-12-01 09:00 in Shanghai, where the sample camp opens). */
export function manualClock(start: Date | string = '2026-12-01T09:00:00+08:00'): ManualClock {
  let time = new Date(start).getTime();
  const waiting = new Set<{ at: number; callback: () => void }>();
  const listeners = new Set<() => void>();

  function moveTo(at: Date): void {
    const target = at.getTime();
    if (!(target >= time)) throw new Error(`a clock never runs backward: it is ${new Date(time).toISOString()}, asked for ${String(at)}`);
    for (;;) {
      const next = [...waiting].filter((w) => w.at <= target).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      waiting.delete(next);
      time = Math.max(time, next.at);
      next.callback();
    }
    time = Math.max(time, target);
    for (const listener of listeners) listener();
  }

  return {
    now: () => new Date(time),
    speed: () => 1,
    onChange: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    wakeAt: (at, callback) => {
      const entry = { at: at.getTime(), callback };
      waiting.add(entry);
      // what is already due may not wait for somebody to move the clock
      if (entry.at <= time) queueMicrotask(() => waiting.delete(entry) && callback());
      return () => waiting.delete(entry);
    },
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) =>
      moveTo(new Date(time + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000)),
    moveTo,
  };
}
