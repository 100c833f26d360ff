import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../log/index.ts';
import { StartError } from '../../start-error.ts';
import { findRunning } from './adopt-or-start.ts';
import { type Directory, isMarkedInUse, openDirectory, readRemembered, refuseOtherMachine } from './directory.ts';
import type { Embedded } from './embedded.ts';
import { runningPostmaster } from './postmaster-pid.ts';
import { urlsOf } from './urls.ts';

/** How often a worker looks whether PostgreSQL still runs; its connections notice sooner, but not why. */
const LOOK_EVERY_MS = 1_000;

/**
 * What has become of the PostgreSQL a worker has joined: `stopped` in order by the Kuaishan that holds the directory; `lost` without that; `back` on the
 * same port; `moved` to another, which the connections made so far do not reach.
 */
export type ClusterNews = 'stopped' | 'lost' | 'back' | 'moved';

/**
 * Joins the PostgreSQL that runs on `<dataDir>/postgres`, whoever has started it, and leaves it alone: stopping this is nothing to it.
 * Throws `StartError` when none runs, or the directory is another machine's.
 */
export async function joinRunning(o: { dataDir: string; log: Log }): Promise<Embedded> {
  if (!existsSync(join(o.dataDir, 'postgres', 'cluster', 'PG_VERSION'))) throw nothingRuns(o.dataDir);
  const directory = openDirectory(o.dataDir);
  refuseOtherMachine(directory);
  const remembered = readRemembered(directory);
  const running = await findRunning(directory, remembered);
  if (!running) throw nothingRuns(o.dataDir);
  return { urls: urlsOf(remembered, running.port), pid: running.pid, origin: 'adopted', served: true, stop: async () => {} };
}

/** Tells what becomes of the PostgreSQL on a data directory that was joined at `url`. Gives what ends the looking. */
export function watchRunning(o: { dataDir: string; url: string; onNews: (news: ClusterNews) => void }): () => void {
  const directory = openDirectory(o.dataDir);
  const port = Number(new URL(o.url).port);
  let last: ClusterNews = 'back';
  const timer = setInterval(() => {
    const news = look(directory, port);
    if (news === null || news === last) return;
    last = news;
    o.onNews(news);
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** null = it is starting or stopping. */
function look(directory: Directory, port: number): ClusterNews | null {
  const running = runningPostmaster(directory.cluster);
  if (!running) return isMarkedInUse(directory) ? 'lost' : 'stopped';
  if (running.status !== 'ready') return null;
  return running.port === port ? 'back' : 'moved';
}

function nothingRuns(dataDir: string): StartError {
  return new StartError({
    'zh-CN': `${dataDir} 上没有运行着的 Kuaishan。worker 是帮手：请先用 kuaishan start 启动一个，再运行 worker；或用 DATABASE_URL 指向同一个 PostgreSQL。`,
    en: `No Kuaishan runs on ${dataDir}. A worker helps one that does: run “kuaishan start” first, then the worker; or point DATABASE_URL to one PostgreSQL.`,
  });
}
