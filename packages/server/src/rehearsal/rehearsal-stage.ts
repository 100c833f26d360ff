import { openFirstWorkspace, type SignIn } from '../facts/identity/index.ts';
import { buildApp } from '../http/build-app.ts';
import { type ManualClock, manualClock } from '../platform/clock/index.ts';
import { firstDatabase, prepareDatabase, startThrowaway } from '../platform/db/embedded/throwaway.ts';
import { assertRole, openDb } from '../platform/db/index.ts';
import type { Deps } from '../platform/deps.ts';
import type { App } from '../platform/http/index.ts';
import { silentLog } from '../platform/log/index.ts';
import { scopedRandom } from '../platform/random/index.ts';
import { prepareStatements } from './prepare-statements.ts';
import { whoActs } from './rehearsal-api.ts';

/** Enough to keep PostgreSQL busy while JavaScript works; more only wait for the same two cores. */
const CONNECTIONS = 8;

/** What virtual people's phones would show: that there is something new, not what. */
export interface Badges {
  /** groups in which staff said something, with the domain time of the last */
  readonly news: Map<string, number>;
  /** staff whose prompts changed since they last looked */
  readonly prompts: Set<string>;
}

/** A whole Kuaishan of its own: the application as it is composed for real, over a database that nobody else sees. */
export interface RehearsalStage {
  readonly app: App;
  readonly deps: Deps;
  readonly clock: ManualClock;
  readonly badges: Badges;
  /** the owner's one-time link's token */
  readonly ownerToken: string;
  /** Everything is gone. */
  strike(): Promise<void>;
}

/** Sets a stage in a database of its own, at `startAt`. Nothing leaves the process: no realtime, no port, no outbound call. */
export async function setRehearsalStage(o: { startAt: Date; seed: number; origin: string }): Promise<RehearsalStage> {
  const cluster = await startThrowaway({ maxConnections: 20, growsFast: true });
  const closing: (() => unknown)[] = [() => cluster.kill()];
  const strike = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    // the cluster is all ours: another database on it would cost a third of a second
    await prepareDatabase(cluster, firstDatabase);
    const opened = openDb({
      url: cluster.url(firstDatabase, 'test_app'),
      log: silentLog,
      name: 'kuaishan rehearsal',
      max: CONNECTIONS,
      waiting: 'tool',
    });
    closing.push(() => opened.close());
    prepareStatements(opened.pool);
    await assertRole(opened.db);
    const clock = manualClock(o.startAt);
    const badges: Badges = { news: new Map(), prompts: new Set() };
    const deps: Deps = {
      db: opened.db,
      clock,
      random: scopedRandom({ clock, seed: o.seed, scope: whoActs }),
      log: silentLog,
      publicUrl: o.origin,
      limitsMs: () => clock.now().getTime(),
      realtime: nowhere(badges, clock),
    };
    const app = await buildApp({
      deps,
      signIn: nobodyAsksForPasswords(),
      secret: `rehearsal ${o.seed}`,
      version: 'rehearsal',
      web: { console: '', member: '', check: '' },
      demo: null,
      wake: () => {},
      rehearsing: true,
    });
    closing.push(() => app.close());
    const [link = ''] = await openFirstWorkspace(deps);
    return { app, deps, clock, badges, ownerToken: link.split('/').at(-1) ?? '', strike };
  } catch (error) {
    await strike();
    throw error;
  }
}

/** The channel that goes nowhere: it lights badges. */
function nowhere(badges: Badges, clock: ManualClock): Deps['realtime'] {
  return {
    listening: () => false,
    messagesSaid: (_workspaceId, groupId, messages) => {
      if (messages.some(({ author }) => author.kind === 'staff')) badges.news.set(groupId, clock.now().getTime());
    },
    // the engine's own turns only: what members do to a group is no news to them
    groupChanged: (_workspaceId, groupId) => {
      if (whoActs() === '') badges.news.set(groupId, clock.now().getTime());
    },
    promptsChanged: (_workspaceId, staffIds) => {
      for (const staffId of staffIds) badges.prompts.add(staffId);
    },
  };
}

/** Accounts of virtual staff: their e-mail is their session. Everything behind the door (who may do what, in which workspace) is as for real. */
function nobodyAsksForPasswords(): SignIn {
  const users = new Set<string>();
  const signedIn = (userId: string) => ({ userId, cookies: [`virtual=${encodeURIComponent(userId)}`] });
  return {
    handle: async () => Response.json(null, { status: 404 }),
    userOf: async (headers) => {
      const userId = decodeURIComponent(/virtual=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? '');
      return users.has(userId) ? userId : null;
    },
    signUp: async ({ email }) => {
      users.add(email);
      return signedIn(email);
    },
    signIn: async ({ email }) => (users.has(email) ? signedIn(email) : null),
    close: async () => {},
  };
}
