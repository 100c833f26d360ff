import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isAlive } from './processes.ts';

/** What a PostgreSQL server writes about itself into its data directory. */
export interface PostmasterPid {
  readonly pid: number;
  /** 0 until it has chosen one */
  readonly port: number;
  readonly status: 'starting' | 'stopping' | 'ready' | 'standby' | '';
}

/** Reads `postmaster.pid` (its eight lines are described in PostgreSQL's src/include/utils/pidfile.h); null when there is none. */
export function readPostmasterPid(clusterDir: string): PostmasterPid | null {
  let lines: string[];
  try {
    lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7]?.trim() ?? '') as PostmasterPid['status'] };
}

/**
 * The server that runs on `clusterDir`; null when none does. A file left behind by a killed server is told apart from a running one even when its
 * process id was given to another program since (after a reboot), which PostgreSQL itself does not.
 */
export function runningPostmaster(clusterDir: string): PostmasterPid | null {
  const file = readPostmasterPid(clusterDir);
  if (!file || !isAlive(file.pid)) return null;
  const command = commandLine(file.pid);
  return command === null || command.includes(clusterDir) ? file : null;
}
