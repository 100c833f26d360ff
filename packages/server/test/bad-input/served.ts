import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isAlive, until } from '../../src/platform/db/embedded/processes.ts';
import { noteChild, noteDirectory, postmasterOf, removeDirectory } from './leftovers.ts';
import { cleanEnvironment, kuaishan, since } from './run-command.ts';

/** A real `kuaishan start`, in a process of its own. */
export interface Served {
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  /** the one-time link it printed; null when the workspace has its owner */
  readonly ownerLink: string | null;
  /** everything it has said and logged so far */
  said(): string;
  isAlive(): boolean;
  /** asks it to stop, as Ctrl-C does */
  stop(): Promise<{ readonly code: number | null; readonly seconds: number }>;
  /** SIGKILL: it can do nothing more */
  kill(): Promise<void>;
}

const START_MS = 120_000;
const STOP_MS = 30_000;

/** Starts a server on `dataDir` and waits until it answers. Throws with what it said when it ends instead. */
export async function serve(o: { dataDir: string; env?: Readonly<Record<string, string>> }): Promise<Served> {
  const child = noteChild(
    spawn(process.execPath, [kuaishan, 'start', '--port', '0', '--lang', 'en'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...cleanEnvironment(), DATA_DIR: o.dataDir, LOG_LEVEL: 'warn', ...o.env },
    }),
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
    });
  }
  // the owner's link follows the address: the workspace is made in between
  const url = await until(START_MS, () => (hasEnded(child) ? 'ended' : /runs: (http:\/\/\S+?)\/console\/\n/.exec(said)?.[1]) ?? null);
  if (!url || url === 'ended') throw new Error(`the server did not start:\n${said}`);
  await until(10_000, async () => /owns this workspace/.test(said) || (await fetch(`${url}/api/v1/health`)).ok);
  const link = await until(1_500, () => /\n {2}(http\S+\/console\/entry\/\S+)\n/.exec(said)?.[1] ?? null);
  return {
    url,
    dataDir: o.dataDir,
    pid: child.pid ?? 0,
    ownerLink: link,
    said: () => said,
    isAlive: () => !hasEnded(child),
    stop: async () => {
      const startedAt = performance.now();
      child.kill('SIGTERM');
      const ended = await until(STOP_MS, () => hasEnded(child));
      if (!ended) child.kill('SIGKILL');
      return { code: child.exitCode, seconds: since(startedAt) };
    },
    kill: async () => {
      const gone = once(child, 'exit');
      if (!hasEnded(child)) {
        child.kill('SIGKILL');
        await gone;
      }
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** A directory for a server's data that PostgreSQL's own user may reach, too. */
export function makeDataDir(): string {
  const parent = noteDirectory(mkdtempSync(join(tmpdir(), 'kuaishan-bad-')));
  chmodSync(parent, 0o755);
  return join(parent, 'data');
}

/** Ends what may still run on the directory and removes it. */
export async function removeDataDir(dataDir: string): Promise<void> {
  const postmaster = postmasterOf(dataDir);
  if (postmaster !== null) {
    process.kill(postmaster, 'SIGCONT');
    process.kill(postmaster, 'SIGQUIT');
    await until(10_000, () => !isAlive(postmaster));
  }
  removeDirectory(dirname(dataDir));
}
