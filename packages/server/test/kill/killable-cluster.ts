import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { bootstrap } from '../../src/platform/db/bootstrap.ts';
import { findBinaries } from '../../src/platform/db/embedded/binaries.ts';
import { initCluster, type Postgres, startPostgres } from '../../src/platform/db/embedded/cluster.ts';
import { isAlive, until } from '../../src/platform/db/embedded/processes.ts';
import { assertReachable, chooseUser } from '../../src/platform/db/embedded/unprivileged-user.ts';
import { migrate } from '../../src/platform/db/index.ts';

/** A PostgreSQL of a test's own that can be killed and comes back on the same port, with the durability of a real one. */
export interface KillableCluster {
  readonly appUrl: string;
  /** SIGKILL to the postmaster: its connections break, nothing is written any more. */
  kill(): Promise<void>;
  /** SIGSTOP to all its processes: it answers nothing, new connections neither, and drops none. */
  freeze(): void;
  /** SIGCONT to all of them. */
  thaw(): void;
  /** Starts it again; it recovers from its log. */
  restart(): Promise<void>;
  /** Kills it for good and removes its files. */
  remove(): Promise<void>;
}

export async function startKillableCluster(): Promise<KillableCluster> {
  const binaries = await findBinaries();
  const user = chooseUser({ clusterOwner: null });
  const root = mkdtempSync(join(tmpdir(), 'kuaishan-killable-'));
  chmodSync(root, 0o711);
  if (user) for (const path of [join(root, 'cluster'), binaries.postgres]) assertReachable(path, user);
  const paths = { binaries, user, cluster: join(root, 'cluster'), logFile: join(root, 'server.log') };
  await initCluster(paths, 'test');
  const start = (port: number | null) => startPostgres(paths, { port, onlyThatPort: port !== null, settings: { shared_buffers: '64MB' } });
  let postgres: Postgres = await start(null);
  const { port } = postgres;
  const url = (login: string) => `postgres://${login}:test@127.0.0.1:${port}/postgres`;

  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  await bootstrap({ adminUrl: url('postgres'), application: { user: 'test_app', password: 'test' } });
  await client.query("create role test_owner login password 'test' in role kuaishan_owner");
  await migrate(url('test_owner'));
  await client.end();

  const kill = async () => {
    process.kill(postgres.pid, 'SIGKILL');
    await until(10_000, () => !isAlive(postgres.pid));
  };
  const signalAll = (signal: 'SIGSTOP' | 'SIGCONT') => {
    for (const pid of [postgres.pid, ...childrenOf(postgres.pid)]) process.kill(pid, signal);
  };
  return {
    appUrl: url('test_app'),
    kill,
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    restart: async () => {
      // its orphaned children end by themselves; until they have, PostgreSQL refuses to start
      const started = await until(30_000, () => start(port).catch(() => null));
      if (!started) throw new Error('PostgreSQL does not come back');
      postgres = started;
    },
    remove: async () => {
      await kill();
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function childrenOf(parent: number): readonly number[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/).map(Number)).flatMap(([pid = 0, ppid]) => (ppid === parent ? [pid] : []));
}
