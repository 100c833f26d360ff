import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { bootstrap } from '../bootstrap.ts';
import { migrate } from '../migrate.ts';
import { findBinaries } from './binaries.ts';
import { initCluster, startPostgres } from './cluster.ts';
import { runningPostmaster } from './postmaster-pid.ts';
import { isAlive, until } from './processes.ts';
import { assertReachable, chooseUser } from './unprivileged-user.ts';

/** A PostgreSQL for tests and rehearsals: nothing in it survives, so nothing waits for a disk. */
export interface Throwaway {
  readonly port: number;
  /** of every login on it */
  readonly password: string;
  /** URL of a database on it, as the superuser (default), the tables' owner, or the application */
  url(database: string, user?: ThrowawayUser): string;
  /** Stops it at once and removes its directory. Calling it again does nothing. */
  kill(): Promise<void>;
}

export type ThrowawayUser = 'postgres' | 'test_owner' | 'test_app';

const prefix = 'kuaishan-throwaway-';
/** The one every new cluster has. */
export const firstDatabase = 'postgres';
/** Whose cluster it is, so that one whose process was killed can be recognised. */
const ownerFile = 'owner.pid';

/**
 * Starts a cluster in a temporary directory, without any database of ours. Works as root and as anybody. What processes that were killed have left
 * behind is removed first: PostgreSQL outlives the process that started it.
 * @param o.growsFast what grows in days elsewhere grows in seconds here
 */
export async function startThrowaway(o: { maxConnections?: number; growsFast?: boolean } = {}): Promise<Throwaway> {
  await removeAbandoned();
  const binaries = await findBinaries();
  const user = chooseUser({ clusterOwner: null });
  const root = mkdtempSync(join(tmpdir(), prefix));
  writeFileSync(join(root, ownerFile), String(process.pid));
  chmodSync(root, 0o711);
  if (user) [join(root, 'cluster'), binaries.postgres].map((path) => assertReachable(path, user));
  const paths = { binaries, user, cluster: join(root, 'cluster'), logFile: join(root, 'server.log') };
  const password = 'test';
  await initCluster(paths, password, { throwaway: true });
  const { pid, port } = await startPostgres(paths, {
    port: null,
    settings: {
      ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
      // the planner must hear of it in time, or a list of prompts takes seconds
      ...(o.growsFast && { autovacuum_naptime: '1s' }),
      ...{ max_connections: String(o.maxConnections ?? 300), shared_buffers: '128MB' },
    },
  });
  let killed: Promise<void> | null = null;
  return {
    port,
    password,
    url: (database, as = 'postgres') => `postgres://${as}:${password}@127.0.0.1:${port}/${database}`,
    kill: () => (killed ??= destroy(root, pid)),
  };
}

/** Makes a migrated database on a throwaway cluster, as `prepareDatabase` leaves it. */
export async function makeDatabase(cluster: Throwaway, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url(firstDatabase) });
  await client.connect();
  try {
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  await prepareDatabase(cluster, name);
}

/** Migrates a database of a throwaway cluster, with the logins `test_app` (as the application connects) and `test_owner`. */
export async function prepareDatabase(cluster: Throwaway, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url(firstDatabase) });
  await client.connect();
  try {
    await bootstrap({ adminUrl: cluster.url(name), application: { user: 'test_app', password: cluster.password } });
    await client.query(`create role test_owner login password '${cluster.password}' in role kuaishan_owner`);
    await migrate(cluster.url(name, 'test_owner'));
  } finally {
    await client.end();
  }
}

/** Ends and removes clusters whose process is gone; those of others that run, and those we may not read, stay. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const root = join(tmpdir(), name);
    try {
      if (isAlive(Number(readFileSync(join(root, ownerFile), 'utf8')))) continue;
    } catch {
      continue; // just being made, or somebody else's
    }
    await destroy(root, runningPostmaster(join(root, 'cluster'))?.pid ?? null);
  }
}

async function destroy(root: string, pid: number | null): Promise<void> {
  if (pid !== null && isAlive(pid)) {
    // SIGQUIT instead of SIGKILL: PostgreSQL still gives its shared memory back
    process.kill(pid, 'SIGQUIT');
    await until(10_000, () => !isAlive(pid));
  }
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
