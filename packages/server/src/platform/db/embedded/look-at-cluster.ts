import { existsSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { StartError } from '../../start-error.ts';
import { findBinaries } from './binaries.ts';
import { assertMajor, type Directory, isMarkedInUse, readRemembered, refuseOtherMachine } from './directory.ts';
import { runningPostmaster } from './postmaster-pid.ts';
import { serverHolder } from './server-lock.ts';
import { urlsOf } from './urls.ts';

/** The embedded PostgreSQL as it is found, without touching it. */
export interface ClusterSight {
  readonly state: 'none' | 'running' | 'stopped' | 'not stopped in order' | 'starting or stopping';
  readonly pid: number | null;
  /** the Kuaishan that holds it; null = none, or not known */
  readonly holderPid: number | null;
  /** how the application reaches it; null = it does not run */
  readonly appUrl: string | null;
  /** why it could not be started here */
  readonly refusals: readonly StartError[];
  /** the file of its passwords, and the permission bits it has; null = there is none */
  readonly passwordFile: { readonly path: string; readonly mode: number } | null;
}

/** Looks at the PostgreSQL in `<dataDir>/postgres`. */
export async function lookAtCluster(dataDir: string): Promise<ClusterSight> {
  const nothing: ClusterSight = {
    state: 'none',
    pid: null,
    holderPid: null,
    appUrl: null,
    refusals: await refusals(findBinaries),
    passwordFile: null,
  };
  if (!existsSync(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'))) return nothing;
  const root = realpathSync(join(dataDir, 'postgres'));
  const directory: Directory = { root, cluster: join(root, 'cluster'), logFile: join(root, 'server.log') };
  const path = join(root, 'kuaishan.json');
  const passwordFile = existsSync(path) ? { path, mode: statSync(path).mode & 0o777 } : null;
  const running = runningPostmaster(directory.cluster);
  const found = {
    passwordFile,
    pid: running?.pid ?? null,
    refusals: [
      ...nothing.refusals,
      ...(await refusals(async () => assertMajor(directory, (await findBinaries()).major))),
      ...(await refusals(() => refuseOtherMachine(directory))),
      ...(await refusals(() => readRemembered(directory))),
    ],
  };
  if (!running) return { ...nothing, ...found, state: isMarkedInUse(directory) ? 'not stopped in order' : 'stopped' };
  if (running.status !== 'ready' || !passwordFile || found.refusals.length > 0)
    return { ...nothing, ...found, state: 'starting or stopping' };
  const urls = urlsOf(readRemembered(directory), running.port);
  return { ...nothing, ...found, state: 'running', appUrl: urls.app, holderPid: await holderOf(urls.maintenance) };
}

async function refusals(work: () => unknown): Promise<readonly StartError[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof StartError) return [error];
    throw error;
  }
}

async function holderOf(url: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000, query_timeout: 3_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await serverHolder(client))?.pid ?? null;
  } catch {
    return null;
  } finally {
    void client.end().catch(() => {});
  }
}
