import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chownSync, closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { StartError } from '../../start-error.ts';
import type { Binaries } from './binaries.ts';
import { readPostmasterPid, runningPostmaster } from './postmaster-pid.ts';
import { isAlive, until } from './processes.ts';
import type { UnprivilegedUser } from './unprivileged-user.ts';

const run = promisify(execFile);

/** Where a cluster lives and with what it runs. */
export interface ClusterPaths {
  readonly binaries: Binaries;
  readonly cluster: string;
  readonly logFile: string;
  /** null = as ourselves */
  readonly user: UnprivilegedUser | null;
}

/** A running PostgreSQL server. */
export interface Postgres {
  readonly pid: number;
  readonly port: number;
  /** null when it was not started by this process but adopted */
  readonly child: ChildProcess | null;
}

/** Never seen longer than a second on two cores; a slow disk gets its time. */
const INITDB_TIMEOUT_MS = 120_000;
/** Recovery after a crash replays the log since the last checkpoint: seconds at our sizes, more on a slow disk. */
const START_TIMEOUT_MS = 120_000;

/**
 * Makes a new cluster: UTF-8, the built-in C.UTF-8 locale (the same order on every machine), passwords over loopback. All or nothing.
 * @param o.throwaway nothing in it has to survive: no waiting for the disk
 */
export async function initCluster(paths: ClusterPaths, superuserPassword: string, o: { throwaway?: boolean } = {}): Promise<void> {
  const fresh = `${paths.cluster}.new`;
  const passwordFile = `${paths.cluster}.password`;
  rmSync(fresh, { recursive: true, force: true });
  try {
    writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
    if (paths.user) {
      // initdb makes its directory itself, but its user may not write into ours
      mkdirSync(fresh, { mode: 0o700 });
      chownSync(fresh, paths.user.uid, paths.user.gid);
      chownSync(passwordFile, paths.user.uid, paths.user.gid);
    }
    const args = ['-D', fresh, '-U', 'postgres', '--pwfile', passwordFile, '--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions'];
    args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C');
    if (o.throwaway) args.push('--no-sync');
    await run(paths.binaries.initdb, args, { ...spawnOptions(paths.user), timeout: INITDB_TIMEOUT_MS });
    renameSync(fresh, paths.cluster);
  } catch (cause) {
    const { stderr } = cause as { stderr?: string };
    throw new StartError(
      {
        'zh-CN': `无法在 ${paths.cluster} 建立数据库：${stderr?.trim() || String(cause)}`,
        en: `Cannot make a database in ${paths.cluster}: ${stderr?.trim() || String(cause)}`,
      },
      { cause },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * Starts PostgreSQL on the cluster and waits until it takes connections. It gets a process group of its own: a Ctrl-C in the terminal reaches
 * Kuaishan, which then stops it in order. `port`: tried first; another free one when it is taken, unless `onlyThatPort`.
 */
export async function startPostgres(
  paths: ClusterPaths,
  o: { port: number | null; onlyThatPort?: boolean; settings?: Readonly<Record<string, string>> },
): Promise<Postgres> {
  for (let attempt = 1; ; attempt++) {
    const port = attempt === 1 && o.port !== null && (o.onlyThatPort || (await isFree(o.port))) ? o.port : await freePort();
    const result = await startOnce(paths, port, o.settings ?? {});
    if (result.ok) return result.postgres;
    // between our looking and its listening somebody else may have taken the port
    const again = /could not bind|Address already in use/.test(result.log) && !o.onlyThatPort && attempt < 5;
    if (!again) {
      throw new StartError({
        'zh-CN': `内置的 PostgreSQL 没有启动成功，它的最后几行日志（${paths.logFile}）：\n${result.log}`,
        en: `The embedded PostgreSQL did not start. The last lines of its log (${paths.logFile}):\n${result.log}`,
      });
    }
  }
}

async function startOnce(
  paths: ClusterPaths,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<{ ok: true; postgres: Postgres } | { ok: false; log: string }> {
  // a file whose process is gone, or is another program by now, would make PostgreSQL refuse
  if (readPostmasterPid(paths.cluster) && !runningPostmaster(paths.cluster)) rmSync(`${paths.cluster}/postmaster.pid`, { force: true });
  const all = { ...defaultSettings, ...settings, port: String(port) };
  const args = ['-D', paths.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const log = openSync(paths.logFile, 'a');
  const logStart = fstatSync(log).size;
  const lastLines = () => tail(paths.logFile, logStart);
  const child = spawn(paths.binaries.postgres, args, {
    ...spawnOptions(paths.user),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let failure: string | null = null;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', () => {
    failure ??= lastLines();
  });
  child.unref();
  const ready = await until(START_TIMEOUT_MS, () => {
    if (failure !== null) return { ok: false as const, log: failure };
    const file = readPostmasterPid(paths.cluster);
    return file?.pid === child.pid && file?.status === 'ready' ? { ok: true as const, postgres: { pid: file.pid, port, child } } : null;
  });
  if (ready) return ready;
  child.kill('SIGQUIT');
  return { ok: false, log: `${lastLines()}\n(not ready after ${START_TIMEOUT_MS / 1000} s)` };
}

/** Asks a server to stop (open transactions are rolled back), insists after ten seconds; returns when its process is gone. */
export async function stopPostgres(paths: ClusterPaths, postgres: Pick<Postgres, 'pid'>): Promise<void> {
  await signal(paths, postgres.pid, 'fast');
  if (await until(10_000, () => !isAlive(postgres.pid))) return;
  await signal(paths, postgres.pid, 'immediate');
  if (await until(10_000, () => !isAlive(postgres.pid))) return;
  throw new Error(`PostgreSQL (process ${postgres.pid}) does not stop`);
}

async function signal(paths: ClusterPaths, pid: number, mode: 'fast' | 'immediate'): Promise<void> {
  try {
    if (process.platform === 'win32')
      await run(paths.binaries.pgCtl, ['stop', '-D', paths.cluster, '-m', mode, '-W'], { windowsHide: true });
    else process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  } catch (error) {
    if (isAlive(pid)) throw error;
  }
}

/** Given on the command line, so that they hold whatever is in the cluster's own files. */
const defaultSettings = {
  listen_addresses: '127.0.0.1',
  // a socket's path is limited to about 100 characters, a data directory's is not
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // short statements on a small machine gain nothing from either; parallel ones need more shared memory than a container gives
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  // a disk without a moving arm, and most of it in memory: with the default of 4, meant for one that has to seek, twenty groups are looked up by
  // reading all there ever were (measured: npm run bench -- history)
  random_page_cost: '1.1',
};

/** The last lines a file got after its first `from` bytes; nothing when it is gone. */
function tail(file: string, from: number): string {
  try {
    return readFileSync(file).subarray(from).toString('utf8').trimEnd().split('\n').slice(-8).join('\n');
  } catch {
    return '';
  }
}

function spawnOptions(user: UnprivilegedUser | null): { uid?: number; gid?: number; cwd?: string; env: NodeJS.ProcessEnv } {
  const { PATH, SystemRoot, TEMP } = process.env;
  const env = Object.fromEntries(
    Object.entries({ PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' }).filter(([, value]) => value !== undefined),
  );
  if (process.platform === 'win32') return { env };
  return { ...(user ? { uid: user.uid, gid: user.gid } : {}), cwd: '/', env };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
