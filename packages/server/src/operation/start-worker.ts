import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { signInSecret } from '../facts/identity/index.ts';
import { listen } from '../http/listen.ts';
import { monitoringApp } from '../http/monitoring-app.ts';
import { openReadiness } from '../http/readiness.ts';
import { systemClock } from '../platform/clock/index.ts';
import type { Config } from '../platform/config.ts';
import { type ClusterNews, watchRunning } from '../platform/db/embedded/index.ts';
import { joinInstallation, openDatabase } from '../platform/db/index.ts';
import type { Deps } from '../platform/deps.ts';
import { makeLog } from '../platform/log/index.ts';
import { openMetrics } from '../platform/metrics/index.ts';
import { systemRandom } from '../platform/random/index.ts';
import { openRealtime } from '../platform/realtime/index.ts';
import { StartError } from '../platform/start-error.ts';
import { readBacklog } from './backlog.ts';
import { startPerforming } from './start-performing.ts';

export interface RunningWorker {
  /** the port of its probes and metrics; null = none was asked for */
  readonly monitoringPort: number | null;
  /** Finishes what is being performed, then leaves. */
  stop(): Promise<void>;
}

/**
 * Starts a process that shares the work of the servers on one database and serves no pages: it performs and sweeps, and what it says reaches the pages
 * connected to the servers. On the embedded database it joins the one that runs. `onNews`: what becomes of that one (it waits by itself while it is gone).
 * `monitoringPort`: for probes and metrics; null = none.
 * Throws `StartError` with what to do.
 */
export async function startWorker(o: {
  config: Config;
  monitoringPort: number | null;
  onLost: (reason: Error) => void;
  onNews: (news: ClusterNews) => void;
}): Promise<RunningWorker> {
  const { config } = o;
  if (config.databaseUrl === null && existsSync(join(config.dataDir, 'clock.json'))) throw demosOwnClock(config.dataDir);
  const log = makeLog({ level: config.logLevel });
  const clock = systemClock();
  const random = systemRandom(clock);
  const closing: (() => unknown)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const database = await openDatabase({ config, log, role: 'worker' });
    closing.push(() => database.stop());
    const { appUrl, db, embedded } = database;
    const secret = signInSecret({ configured: config.authSecret, dataDir: config.dataDir });
    const presence = await joinInstallation({ url: appUrl, secret, log, onLost: o.onLost });
    closing.push(() => presence.leave());
    const nobody = async () => null;
    const realtime = openRealtime({ log, databaseUrl: appUrl, door: { staff: nobody, member: nobody, mayWatch: async () => false } });
    closing.push(() => realtime.close());
    const deps: Deps = { db, clock, random, realtime: realtime.realtime, log, publicUrl: config.publicUrl };
    const metrics = openMetrics({
      backlog: () => readBacklog(db, clock.now()),
      realtimeConnections: () => 0,
      pools: () => ({ requests: database.pool, performer: performing.pool }),
    });
    const performing = startPerforming({ appUrl, deps, metrics, pushServices: config.pushServices });
    closing.push(() => performing.stop());
    const readiness = openReadiness({ db, stuck: performing.stuck });
    closing.push(() => readiness.drain());
    let monitoringPort: number | null = null;
    if (o.monitoringPort !== null) {
      const app = await monitoringApp({
        readiness,
        metrics: { metrics, readers: config.metricsToken === null ? 'this machine' : { token: config.metricsToken } },
        log,
        random,
      });
      closing.unshift(() => app.close());
      monitoringPort = await listen(app, { host: config.host, port: o.monitoringPort });
    }
    if (embedded) closing.push(watchRunning({ dataDir: config.dataDir, url: appUrl, onNews: o.onNews }));
    return { monitoringPort, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A worker goes by the wall's clock: beside the demo's it would perform what is not due there yet. */
function demosOwnClock(dataDir: string): StartError {
  return new StartError({
    'zh-CN': `${dataDir} 是演示的数据，演示走自己的快钟，worker 走墙上的钟，不能一起用。`,
    en: `${dataDir} is the demo’s, which runs on a fast clock of its own; a worker goes by the wall’s, so the two do not go together.`,
  });
}
