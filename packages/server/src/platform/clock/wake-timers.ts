import type { Clock } from './clock.ts';

/** A suspended laptop or a corrected wall clock moves time under a sleeping timer: look again at least this often. */
const LONGEST_SLEEP_MS = 30_000;

/** Pending `wakeAt` calls of a clock that runs by itself: real timers that are armed anew whenever the clock's speed changes. */
export interface WakeTimers {
  wakeAt(at: Date, callback: () => void): () => void;
  /** The clock's speed changed: every sleeping timer computes its remaining wall time again. */
  rearm(): void;
  /** Drops everything still pending. */
  clear(): void;
}

/** Timers over `clock`: sleeps the wall time that `speed` makes of the remaining domain time, then looks again. */
export function wakeTimers(clock: Pick<Clock, 'now' | 'speed'>): WakeTimers {
  const pending = new Set<{ arm: () => void; timer: NodeJS.Timeout | null }>();

  function wakeAt(at: Date, callback: () => void): () => void {
    const entry = { arm, timer: null as NodeJS.Timeout | null };
    function arm(): void {
      if (entry.timer) clearTimeout(entry.timer);
      const wallMs = Math.max(0, (at.getTime() - clock.now().getTime()) / clock.speed());
      entry.timer = setTimeout(look, Math.min(Math.ceil(wallMs), LONGEST_SLEEP_MS));
      entry.timer.unref();
    }
    function look(): void {
      if (clock.now().getTime() < at.getTime()) {
        arm();
        return;
      }
      pending.delete(entry);
      callback();
    }
    pending.add(entry);
    arm();
    return () => {
      if (entry.timer) clearTimeout(entry.timer);
      pending.delete(entry);
    };
  }

  return {
    wakeAt,
    rearm: () => {
      for (const entry of pending) entry.arm();
    },
    clear: () => {
      for (const entry of pending) if (entry.timer) clearTimeout(entry.timer);
      pending.clear();
    },
  };
}
