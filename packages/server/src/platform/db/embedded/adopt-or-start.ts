import { existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../start-error.ts';
import { type ClusterPaths, initCluster, type Postgres, startPostgres } from './cluster.ts';
import { assertMajor, type Directory, type Remembered, remember } from './directory.ts';
import { type PostmasterPid, runningPostmaster } from './postmaster-pid.ts';
import { servesCluster } from './prepare-cluster.ts';
import { until } from './processes.ts';
import { urlsOf } from './urls.ts';

/** How PostgreSQL came to run: made new, started, or found running (under another Kuaishan, or left behind by one that was killed). */
export type Origin = 'made' | 'started' | 'adopted';

/** Crash recovery or an orderly stop by somebody else may be under way. */
const SETTLE_MS = 120_000;
/** At this size PostgreSQL's log is put aside; one generation is kept. */
const LOG_BYTES = 10 * 1024 * 1024;

/** Finds the server that runs on the directory, or starts one, on a cluster made now if there is none. Call it under the start lock. */
export async function adoptOrStart(
  directory: Directory,
  paths: ClusterPaths,
  remembered: Remembered,
): Promise<{ postgres: Postgres; origin: Origin }> {
  const exists = existsSync(join(directory.cluster, 'PG_VERSION'));
  if (exists) assertMajor(directory, paths.binaries.major);
  const running = await findRunning(directory, remembered);
  if (running) return { postgres: running, origin: 'adopted' };
  if (!exists) await initCluster(paths, remembered.passwords.superuser);
  if (existsSync(paths.logFile) && statSync(paths.logFile).size > LOG_BYTES) renameSync(paths.logFile, `${paths.logFile}.old`);
  const postgres = await startPostgres(paths, { port: remembered.port });
  if (postgres.port !== remembered.port) remember(directory, { ...remembered, port: postgres.port });
  return { postgres, origin: exists ? 'started' : 'made' };
}

/** The server that runs on the directory, checked to be ours; null when none does. */
export async function findRunning(directory: Directory, remembered: Remembered): Promise<Postgres | null> {
  const running = await settled(directory);
  if (!running) return null;
  if (!(await servesCluster(urlsOf(remembered, running.port), directory.cluster))) throw notOurs(directory, running);
  return { pid: running.pid, port: running.port, child: null };
}

/** The server that takes connections, once one that is starting or stopping has done so; null when none runs. */
async function settled(directory: Directory): Promise<PostmasterPid | null> {
  const result = await until(SETTLE_MS, () => {
    const running = runningPostmaster(directory.cluster);
    if (!running) return 'none';
    return running.status === 'ready' ? running : null;
  });
  if (result) return result === 'none' ? null : result;
  const running = runningPostmaster(directory.cluster);
  throw new StartError({
    'zh-CN': `${directory.cluster} 上的 PostgreSQL（进程 ${running?.pid ?? '?'}）一直没有就绪，请看它的日志 ${directory.logFile}。`,
    en: `The PostgreSQL on ${directory.cluster} (process ${running?.pid ?? '?'}) does not become ready; see its log ${directory.logFile}.`,
  });
}

function notOurs(directory: Directory, { pid }: PostmasterPid): StartError {
  return new StartError({
    'zh-CN': `${directory.cluster} 上运行着一个 PostgreSQL（进程 ${pid}），但它不接受 Kuaishan 记住的密码。如果它是别人启动的，请先停掉它；如果 kuaishan.json 被换过，请换回原来的。`,
    en: `A PostgreSQL (process ${pid}) runs on ${directory.cluster} but does not take the password Kuaishan remembers. If somebody else started it, stop it first; if kuaishan.json was replaced, put the old one back.`,
  });
}
