/** The composition root: the only place that wires. Commands and the demo start what is wired here. */
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openFirstWorkspace, openSignIn, signInSecret, staffOfHeaders } from './facts/identity/index.ts';
import { mayWatchGroup, memberOfToken } from './features/groups/index.ts';
import { buildApp } from './http/build-app.ts';
import type { DemoDoor } from './http/demo-routes.ts';
import { listen } from './http/listen.ts';
import { monitoringApp } from './http/monitoring-app.ts';
import type { Monitoring, Readers } from './http/monitoring-routes.ts';
import { openReadiness } from './http/readiness.ts';
import { readBacklog } from './operation/backlog.ts';
import { type Performing, startPerforming } from './operation/start-performing.ts';
import { type Clock, systemClock } from './platform/clock/index.ts';
import type { Config } from './platform/config.ts';
import { joinInstallation, openDatabase } from './platform/db/index.ts';
import type { Deps } from './platform/deps.ts';
import type { App } from './platform/http/index.ts';
import { makeLog } from './platform/log/index.ts';
import { openMetrics } from './platform/metrics/index.ts';
import { systemRandom } from './platform/random/index.ts';
import { openRealtime, type RealtimeServer } from './platform/realtime/index.ts';
import { version } from './platform/version.ts';
import { rehearseInChild } from './rehearsal/rehearse-in-child.ts';

export interface RunningServer {
  /** where this machine's browsers reach it */
  readonly url: string;
  readonly deps: Deps;
  readonly app: App;
  readonly realtime: RealtimeServer;
  /** A new one-time link for a workspace whose owner has not signed up (on an empty database it makes the first); null = all have. */
  createOwnerLink(): Promise<string | null>;
  /** Finishes what is being performed and answered, then stops everything that was started. Calling it again waits for the first call. */
  stop(): Promise<void>;
}

/**
 * Starts a whole server: database, performer, realtime, HTTP. Several may run on one database. `clock` null = the wall's. `onLost`: another server took
 * the data directory, or others sign sessions with another secret.
 * Throws `StartError` with what to do; what was started by then is stopped.
 */
export async function startServer(o: {
  config: Config;
  clock?: Clock;
  demo?: DemoDoor;
  onLost?: (reason: Error) => void;
}): Promise<RunningServer> {
  const { config } = o;
  const log = makeLog({ level: config.logLevel });
  const clock = o.clock ?? systemClock();
  const random = systemRandom(clock);
  const closing: (() => unknown)[] = [];
  let drain = async (): Promise<void> => {};
  const stop = once(async () => {
    await drain();
    for (const close of closing.splice(0).reverse()) await close();
  });
  try {
    const database = await openDatabase({ config, log, role: 'server', ...(o.onLost ? { onLost: o.onLost } : {}) });
    closing.push(() => database.stop());
    const { appUrl } = database;
    const secret = signInSecret({ configured: config.authSecret, dataDir: config.dataDir });
    const onLost = o.onLost ?? ((reason: Error) => log.fatal({ err: reason }, 'others sign sessions with another secret'));
    const presence = await joinInstallation({ url: appUrl, secret, log, onLost });
    closing.push(() => presence.leave());
    if (presence.newSecret) log.warn('the secret that signs sessions is another than before: everybody signs in anew');
    let publicUrl = config.publicUrl;
    const signIn = openSignIn({ databaseUrl: appUrl, secret, publicUrl, log });
    closing.push(() => signIn.close());
    const realtime = openRealtime({
      log,
      databaseUrl: appUrl,
      door: {
        staff: (headers) => staffOfHeaders(database, signIn, headers),
        member: (token) => memberOfToken(database.db, token),
        mayWatch: (actor, groupId) => mayWatchGroup(database.db, { actor, groupId }),
      },
    });
    const closeRealtime = once(() => realtime.close());
    closing.push(closeRealtime);
    const deps: Deps = {
      ...{ db: database.db, clock, random, realtime: realtime.realtime, log },
      get publicUrl() {
        return publicUrl;
      },
    };

    let performing: Performing | null = null;
    const readiness = openReadiness({ db: database.db, stuck: () => performing?.stuck() ?? false });
    const metrics = openMetrics({
      backlog: () => readBacklog(database.db, clock.now()),
      realtimeConnections: () => realtime.connections(),
      pools: () => ({ requests: database.pool, ...(performing && { performer: performing.pool }) }),
    });
    const monitoring = (otherwise: Readers): Monitoring => ({
      readiness,
      metrics: { metrics, readers: config.metricsToken === null ? otherwise : { token: config.metricsToken } },
    });
    const app = await buildApp({
      deps,
      signIn,
      secret,
      version: version(),
      web: builtWebApps(),
      demo: o.demo ?? null,
      trustProxy: config.trustProxy,
      pushServices: config.pushServices,
      monitoring: config.metricsPort === null ? monitoring('this machine') : { readiness, metrics: null },
      onAnswer: metrics.answered,
      wake: () => performing?.poke(),
      rehearse: rehearseInChild,
    });
    closing.push(() => app.close());
    const port = await listen(app, config);
    publicUrl = reachableUrl(config, port);
    if (config.metricsPort !== null) {
      const monitor = await monitoringApp({ ...monitoring('everyone'), log, random });
      closing.push(() => monitor.close());
      await listen(monitor, { host: config.host, port: config.metricsPort });
    }
    realtime.attach(app.server);
    // before the app: open lines would keep it from closing
    closing.push(closeRealtime);
    const started = startPerforming({ appUrl, deps, metrics, pushServices: config.pushServices });
    performing = started;
    closing.push(() => started.stop());
    // no longer ready, and everything still answers: balancers look elsewhere before the first connection is refused
    drain = async () => {
      readiness.drain();
      if (config.drainSeconds > 0) await sleep(config.drainSeconds * 1000);
    };
    return {
      url: `http://${wildcards.includes(config.host) ? 'localhost' : bracketed(config.host)}:${port}`,
      deps,
      app,
      realtime,
      createOwnerLink: async () => (await openFirstWorkspace(deps))[0] ?? null,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const wildcards: readonly string[] = ['0.0.0.0', '::'];

/**
 * What join links begin with. A server that serves the whole network and was not told its name is reached by phones at this machine's address,
 * not at `localhost`.
 */
function reachableUrl(config: Config, port: number): string {
  const url = new URL(config.publicUrl);
  if (config.port === 0 && url.port === '0') url.port = String(port);
  if (wildcards.includes(config.host) && url.hostname === 'localhost') url.hostname = networkAddress() ?? url.hostname;
  return url.href.replace(/\/+$/, '');
}

function networkAddress(): string | null {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find((address) => address.family === 'IPv4' && !address.internal)?.address ?? null;
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Where `npm run build` leaves the web apps. */
function builtWebApps(): { console: string; member: string; check: string } {
  const packages = join(import.meta.dirname, '..', '..');
  const check = join(packages, 'console', 'check', 'dist');
  return { console: join(packages, 'console', 'dist'), member: join(packages, 'member', 'dist'), check };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= work());
}
