import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { bootstrap } from '../src/platform/db/bootstrap.ts';
import { findBinaries } from '../src/platform/db/embedded/binaries.ts';
import { initCluster, startPostgres } from '../src/platform/db/embedded/cluster.ts';
import { isAlive, until } from '../src/platform/db/embedded/processes.ts';
import { assertReachable, chooseUser } from '../src/platform/db/embedded/unprivileged-user.ts';
import { migrate } from '../src/platform/db/migrate.ts';

/** A PostgreSQL for tests: nothing in it survives, so nothing waits for a disk. */
export interface ThrowawayCluster {
  readonly port: number;
  readonly password: string;
  /** URL of a database on it, as the superuser (default), or as a test login */
  url(database: string, user?: 'postgres' | 'test_owner' | 'test_app'): string;
  /** Stops it at once and removes its directory. */
  kill(): Promise<void>;
}

/** The database every test database is a copy of: migrated, empty. */
export const templateDatabase = 'kuaishan_template';

/** Starts a cluster in a temporary directory with the product's roles, two logins for tests, and the migrated template. Works as root and as anybody. */
export async function startThrowawayCluster(): Promise<ThrowawayCluster> {
  const binaries = await findBinaries();
  const user = chooseUser({ clusterOwner: null });
  const root = mkdtempSync(join(tmpdir(), 'kuaishan-test-'));
  chmodSync(root, 0o711);
  if (user) [join(root, 'cluster'), binaries.postgres].map((path) => assertReachable(path, user));
  const paths = { binaries, user, cluster: join(root, 'cluster'), logFile: join(root, 'server.log') };
  const password = 'test';
  await initCluster(paths, password);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300', shared_buffers: '128MB' };
  const { pid, port } = await startPostgres(paths, { port: null, settings });
  const url: ThrowawayCluster['url'] = (database, as = 'postgres') => `postgres://${as}:${password}@127.0.0.1:${port}/${database}`;
  await makeTemplate(url, password);
  return {
    port,
    password,
    url,
    kill: async () => {
      // SIGQUIT instead of SIGKILL: PostgreSQL still gives its shared memory back
      process.kill(pid, 'SIGQUIT');
      await until(10_000, () => !isAlive(pid));
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function makeTemplate(url: ThrowawayCluster['url'], password: string): Promise<void> {
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  await client.query(`create database ${templateDatabase}`);
  await bootstrap({ adminUrl: url(templateDatabase), application: { user: 'test_app', password } });
  await client.query(`create role test_owner login password '${password}' in role kuaishan_owner`);
  await migrate(url(templateDatabase, 'test_owner'));
  await client.end();
}
