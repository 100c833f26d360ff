/** The composition root: the only place that wires. Commands and the demo start what is wired here. */
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { startPerformer } from './direction/cues/index.ts';
import { openFirstWorkspace, openSignIn, signInSecret, staffOfHeaders } from './facts/identity/index.ts';
import { mayWatchGroup, memberOfToken } from './features/groups/index.ts';
import { buildApp } from './http/build-app.ts';
import type { DemoDoor } from './http/demo-routes.ts';
import { type Clock, systemClock } from './platform/clock/index.ts';
import type { Config } from './platform/config.ts';
import { openDatabase } from './platform/db/index.ts';
import type { Deps } from './platform/deps.ts';
import type { App } from './platform/http/index.ts';
import { makeLog } from './platform/log/index.ts';
import { systemRandom } from './platform/random/index.ts';
import { openRealtime, type RealtimeServer } from './platform/realtime/index.ts';
import { StartError } from './platform/start-error.ts';
import { version } from './platform/version.ts';

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
 * Starts a whole server: database, performer, realtime, HTTP. `clock` null = the wall's. `onLost`: another server took the data directory.
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
  const stop = once(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  try {
    const database = await openDatabase({ config, log, role: 'server', ...(o.onLost ? { onLost: o.onLost } : {}) });
    closing.push(() => database.stop());
    const secret = signInSecret({ configured: config.authSecret, dataDir: config.dataDir });
    let publicUrl = config.publicUrl;
    const signIn = openSignIn({ databaseUrl: database.appUrl, secret, publicUrl, log });
    closing.push(() => signIn.close());
    const realtime = openRealtime({
      log,
      door: {
        staff: (headers) => staffOfHeaders(database, signIn, headers),
        member: (token) => memberOfToken(database.db, token),
        mayWatch: (actor, groupId) => mayWatchGroup(database.db, { actor, groupId }),
      },
    });
    const deps: Deps = {
      ...{ db: database.db, clock, random, realtime: realtime.realtime, log },
      get publicUrl() {
        return publicUrl;
      },
    };

    const performer = { poke: () => {} };
    const app = await buildApp({
      deps,
      signIn,
      secret,
      version: version(),
      web: builtWebApps(),
      demo: o.demo ?? null,
      trustProxy: config.trustProxy,
      wake: () => performer.poke(),
    });
    closing.push(() => app.close());
    const port = await listen(app, config);
    publicUrl = reachableUrl(config, port);
    realtime.attach(app.server);
    closing.push(() => realtime.close());
    const started = startPerformer(deps);
    performer.poke = started.poke;
    closing.push(() => started.stop());
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

/** Gives the port it listens on: the system chooses one for port 0. */
async function listen(app: App, { host, port }: Config): Promise<number> {
  try {
    await app.listen({ host, port });
    const address = app.server.address();
    return typeof address === 'object' && address ? address.port : port;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new StartError({
        'zh-CN': `端口 ${port} 已被别的程序占用。请先停掉它，或用 PORT 换一个端口。`,
        en: `Port ${port} is in use by another program. Stop it first, or choose another with PORT.`,
      });
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartError({
        'zh-CN': `不能在 ${host} 的端口 ${port} 上提供服务（${code}）。请用 HOST 和 PORT 另选。`,
        en: `Cannot serve on port ${port} of ${host} (${code}). Choose others with HOST and PORT.`,
      });
    }
    throw cause;
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
function builtWebApps(): { console: string; member: string } {
  const packages = join(import.meta.dirname, '..', '..');
  return { console: join(packages, 'console', 'dist'), member: join(packages, 'member', 'dist') };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= work());
}
