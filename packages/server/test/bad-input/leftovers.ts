import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runningPostmaster } from '../../src/platform/db/embedded/postmaster-pid.ts';
import { isAlive } from '../../src/platform/db/embedded/processes.ts';

/** What this program has started and made: should it be ended in the middle, all of it goes, too. */
const children = new Set<ChildProcess>();
const directories = new Set<string>();

/** PostgreSQL asked to quit is gone within a moment. */
const QUIT_MS = 3_000;

/** A process that must not outlive this program. */
export function noteChild<C extends ChildProcess>(child: C): C {
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** A temporary directory that must not, either. */
export function noteDirectory(path: string): string {
  directories.add(path);
  return path;
}

/** Removes one that is no longer needed. */
export function removeDirectory(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  directories.delete(path);
}

/** The PostgreSQL that runs on a server's data; null when none does. */
export function postmasterOf(dataDir: string): number | null {
  return runningPostmaster(join(dataDir, 'postgres', 'cluster'))?.pid ?? null;
}

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const path of directories) {
    const postmaster = postmasterOf(join(path, 'data'));
    if (postmaster !== null) quit(postmaster);
    removeDirectory(path);
  }
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** Nothing asynchronous happens any more when a program exits. */
function quit(postmaster: number): void {
  process.kill(postmaster, 'SIGCONT');
  process.kill(postmaster, 'SIGQUIT');
  const sleeping = new Int32Array(new SharedArrayBuffer(4));
  for (const end = performance.now() + QUIT_MS; isAlive(postmaster) && performance.now() < end; ) Atomics.wait(sleeping, 0, 0, 50);
}
