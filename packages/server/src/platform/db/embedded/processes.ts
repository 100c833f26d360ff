import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a process of this id runs. A zombie does not: where nobody reaps orphans (containers), it would seem alive for ever. */
export function isAlive(pid: number): boolean {
  if (process.platform === 'linux') {
    try {
      // "pid (name) state …"; the name may itself hold parentheses
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
      return state !== 'Z' && state !== 'X';
    } catch {
      return false;
    }
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process; null where it cannot be read. */
export function commandLine(pid: number): string | null {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (process.platform === 'win32') return null;
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return null;
  }
}

/** Looks every few milliseconds until `condition` gives something other than null or false; null after `timeoutMs`. */
export async function until<T>(timeoutMs: number, condition: () => T | null | false | Promise<T | null | false>): Promise<T | null> {
  const deadline = performance.now() + timeoutMs;
  for (let waitMs = 5; ; waitMs = Math.min(waitMs * 1.5, 100)) {
    const result = await condition();
    if (result !== null && result !== false) return result;
    if (performance.now() > deadline) return null;
    await sleep(waitMs);
  }
}
