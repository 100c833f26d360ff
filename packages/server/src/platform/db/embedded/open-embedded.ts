import pg from 'pg';
import type { Log } from '../../log/index.ts';
import { adoptOrStart } from './adopt-or-start.ts';
import { findBinaries } from './binaries.ts';
import { type ClusterPaths, stopPostgres } from './cluster.ts';
import { clusterOwner, type Directory, markInUse, markStopped, openDirectory, readRemembered } from './directory.ts';
import type { Embedded } from './embedded.ts';
import { joinRunning } from './join-running.ts';
import { runningPostmaster } from './postmaster-pid.ts';
import { prepareCluster } from './prepare-cluster.ts';
import { until } from './processes.ts';
import { serverHolder, takeServerLock } from './server-lock.ts';
import { withStartLock } from './start-lock.ts';
import { supervise } from './supervise.ts';
import { assertReachable, chooseUser } from './unprivileged-user.ts';
import { type Urls, urlsOf } from './urls.ts';

/** Closed connections take a moment to leave the list of the server's. */
const CONNECTIONS_LEAVE_MS = 1_000;

/**
 * Opens the PostgreSQL in `<dataDir>/postgres`, making or starting it where needed.
 * A `server` holds the directory for itself (a second server is refused) and keeps PostgreSQL running; a `tool` uses what runs, or starts it for its
 * own time; a `worker` joins what runs and neither starts nor stops anything (see join-running.ts). Throws `StartError` with what to do when the directory belongs to another machine or major version, or cannot be used.
 * `onLost`: another server took the directory while PostgreSQL was down; stop performing. `hostId`: for tests.
 */
export async function openEmbedded(o: {
  dataDir: string;
  log: Log;
  role: 'server' | 'worker' | 'tool';
  onLost?: (reason: Error) => void;
  hostId?: string;
}): Promise<Embedded> {
  if (o.role === 'worker') return joinRunning(o);
  const directory = openDirectory(o.dataDir);
  const paths = await clusterPaths(directory);
  return withStartLock(directory, async () => {
    const marked = markInUse(directory, o.hostId);
    const { remembered, postgres, origin } = await opened(directory, paths).catch((error: unknown) => {
      // refused before anything ran: the directory is left as it was found
      if (marked && !runningPostmaster(directory.cluster)) markStopped(directory);
      throw error;
    });
    const urls = urlsOf(remembered, postgres.port);
    const stopPostgresToo = async () => {
      await stopPostgres(paths, postgres);
      markStopped(directory);
    };
    try {
      if (o.role === 'tool') {
        const served = await isServed(urls);
        if (!served) await prepareCluster(urls);
        const stop = async () =>
          withStartLock(directory, async () => {
            // whoever started it for a tool's time stops it, unless others have come to rely on it since
            if (origin !== 'adopted' && (await isUnused(urls))) await stopPostgresToo();
          });
        return { urls, pid: postgres.pid, origin, served, stop };
      }
      const onLost = o.onLost ?? ((reason) => o.log.fatal({ err: reason }, 'another server took the data directory'));
      const lock = await takeServerLock({ url: urls.maintenance, dataDir: o.dataDir, log: o.log, onLost });
      await prepareCluster(urls);
      const supervisor = supervise({ paths, postgres, log: o.log });
      const stop = async () =>
        withStartLock(directory, async () => {
          await lock.release();
          await supervisor.stop();
          markStopped(directory);
        });
      return { urls, pid: postgres.pid, origin, served: false, stop };
    } catch (error) {
      if (origin !== 'adopted') await stopPostgresToo();
      throw error;
    }
  });
}

async function opened(directory: Directory, paths: ClusterPaths) {
  const remembered = readRemembered(directory);
  return { remembered, ...(await adoptOrStart(directory, paths, remembered)) };
}

async function clusterPaths(directory: Directory): Promise<ClusterPaths> {
  const binaries = await findBinaries();
  const user = chooseUser({ clusterOwner: clusterOwner(directory) });
  if (user) {
    assertReachable(directory.cluster, user);
    assertReachable(binaries.postgres, user);
  }
  return { binaries, user, cluster: directory.cluster, logFile: directory.logFile };
}

async function isServed(urls: Urls): Promise<boolean> {
  return withClient(urls, async (client) => (await serverHolder(client)) !== null);
}

async function isUnused(urls: Urls): Promise<boolean> {
  const unused = await withClient(urls, (client) =>
    until(CONNECTIONS_LEAVE_MS, async () => {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      return rowCount === 0;
    }),
  );
  return unused !== null;
}

async function withClient<T>(urls: Urls, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urls.maintenance, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
