import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Clock } from './clock.ts';
import { wakeTimers } from './wake-timers.ts';

/**
 * How far, in wall time, the state file is written ahead. After kill -9 domain time resumes at the end of what was written, so at most this
 * much (half a second; 12 domain minutes at ×1440) is skipped, and a clock that is asked all the time writes twice a second.
 */
const WRITTEN_AHEAD_MS = 500;

/** `reservedUntil`: no domain time after this was ever given out. */
const stateSchema = z.object({ reservedUntil: z.iso.datetime(), speed: z.number().positive() });

/** A clock that runs faster than the wall's, keeps its time in a file, and stops with its process. */
export interface FastClock extends Clock {
  /** Runs at another speed from now on (it is kept in the file). */
  setSpeed(speed: number): void;
  /** Writes the exact time and stops; `now()` stays where it is. */
  close(): void;
}

/**
 * Opens the clock kept in `file`, or starts one there at `startAt`.
 * Time given out is always covered by a reservation written to the file before (rename over the old one), so it never runs backward, whatever
 * kills the process. While the process is down no domain time passes.
 * `speed`: domain seconds per wall second. `wallMs`: a monotonic source of wall milliseconds, for tests.
 */
export function openFastClock(o: { file: string; speed: number; startAt: Date; wallMs?: () => number }): FastClock {
  const wallMs = o.wallMs ?? (() => performance.now());
  let speed = checkedSpeed(o.speed);
  let anchorDomain = readState(o.file)?.getTime() ?? o.startAt.getTime();
  let anchorWall = wallMs();
  let reservedUntil = anchorDomain;
  let closed = false;
  const listeners = new Set<() => void>();
  mkdirSync(dirname(o.file), { recursive: true });
  reserve(anchorDomain + WRITTEN_AHEAD_MS * speed);

  function reserve(until: number): void {
    const next = `${o.file}.next`;
    writeFileSync(next, `${JSON.stringify({ reservedUntil: new Date(until).toISOString(), speed })}\n`);
    renameSync(next, o.file);
    reservedUntil = Math.floor(until);
  }

  function read(): number {
    if (closed) return anchorDomain;
    const time = Math.floor(anchorDomain + (wallMs() - anchorWall) * speed);
    if (time > reservedUntil) reserve(time + WRITTEN_AHEAD_MS * speed);
    return time;
  }

  function anchorHere(): void {
    anchorDomain = read();
    anchorWall = wallMs();
  }

  const now = () => new Date(read());
  const timers = wakeTimers({ now, speed: () => speed });
  return {
    now,
    speed: () => speed,
    onChange: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    wakeAt: timers.wakeAt,
    setSpeed: (to) => {
      if (closed || checkedSpeed(to) === speed) return;
      anchorHere();
      speed = to;
      reserve(anchorDomain + WRITTEN_AHEAD_MS * speed);
      timers.rearm();
      for (const listener of listeners) listener();
    },
    close: () => {
      if (closed) return;
      anchorHere();
      closed = true;
      timers.clear();
      reserve(anchorDomain);
    },
  };
}

function checkedSpeed(speed: number): number {
  if (!(speed > 0 && Number.isFinite(speed))) throw new Error(`a clock's speed is a positive number, not ${speed}`);
  return speed;
}

function readState(file: string): Date | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
  try {
    return new Date(stateSchema.parse(JSON.parse(text)).reservedUntil);
  } catch (cause) {
    throw new Error(
      `${file} should hold the demo clock's time but cannot be read; delete the demo's data directory to start the demo anew`,
      { cause },
    );
  }
}
