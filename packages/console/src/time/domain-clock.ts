import { useSyncExternalStore } from 'react';
import type { Me } from '../api/types.ts';

/**
 * The time the rooms live in. It is the server's: a demonstration runs it faster than the wall, and a browser's own clock may be wrong.
 * Between two answers of the server it is carried forward from the last one.
 */
interface Reading {
  readonly nowMs: number;
  readonly readAtMs: number;
  readonly speed: number;
}

let reading: Reading = { nowMs: Date.now(), readAtMs: performance.now(), speed: 1 };
let shown = new Date(reading.nowMs);
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

/** On a wall clock minutes are shown, so seconds need not be followed; a fast clock is followed every second. */
const tickMs = { wall: 5_000, fast: 1_000 };

function domainNow(): Date {
  return new Date(reading.nowMs + (performance.now() - reading.readAtMs) * reading.speed);
}

function tick(): void {
  shown = domainNow();
  for (const listener of listeners) listener();
}

function run(): void {
  if (timer !== null) clearInterval(timer);
  timer = listeners.size === 0 ? null : setInterval(tick, reading.speed === 1 ? tickMs.wall : tickMs.fast);
}

/** Takes the server's clock as it was just answered. */
export function setDomainClock(clock: Me['clock']): void {
  const speedChanged = clock.speed !== reading.speed;
  reading = { nowMs: new Date(clock.now).getTime(), readAtMs: performance.now(), speed: clock.speed };
  if (speedChanged) run();
  tick();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) {
    shown = domainNow();
    run();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) run();
  };
}

/** Now, in the rooms' time; renders again as it passes. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => shown);
}

/**
 * When a cue past its time is late. On the wall a minute is lateness; on a fast clock what takes two real seconds is only the machine's pace
 * (the server's board counts alike).
 */
export function lateAfterMs(): number {
  return Math.max(60_000, 2_000 * reading.speed);
}
