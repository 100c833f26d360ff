import { afterAll } from 'vitest';
import { identityRoutes, makeWorkspace, openSignIn, type SignIn, staffOfHeaders } from '../src/facts/identity/index.ts';
import { memberOfRequest } from '../src/features/groups/index.ts';
import { type ManualClock, manualClock } from '../src/platform/clock/index.ts';
import type { Deps } from '../src/platform/deps.ts';
import { silentRealtime } from '../src/platform/deps.ts';
import { type App, createApp, type RegisterRoutes } from '../src/platform/http/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { systemRandom } from '../src/platform/random/index.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** An application over a database of its own, with sign-in and the routes a test file names. */
export interface TestApp {
  readonly app: App;
  readonly deps: Deps;
  readonly clock: ManualClock;
  readonly signIn: SignIn;
  readonly database: TestDatabase;
  /** Sends a request; `as` is a cookie (staff) or a token (member). */
  request(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, o?: RequestOptions): Promise<Answer>;
}

export interface RequestOptions {
  readonly as?: { readonly cookie: string } | { readonly token: string };
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  // what a test expects of the body is what it checks
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
}

const origin = 'http://localhost:3000';
const secret = 'a secret for tests, of no use anywhere else';

/**
 * Opens an application at the top of a test file; closes with it. `routes`: sign-in and these modules, or the whole application.
 * `deps` replaces single dependencies.
 */
export async function testApp(o: { routes?: readonly RegisterRoutes[] | 'whole'; deps?: Partial<Deps> } = {}): Promise<TestApp> {
  const database = await testDatabase();
  const clock = manualClock();
  const deps: Deps = {
    db: database.db,
    clock,
    random: systemRandom(clock),
    realtime: silentRealtime,
    log: silentLog,
    publicUrl: origin,
    ...o.deps,
  };
  const signIn = openSignIn({ databaseUrl: database.appUrl, secret, publicUrl: origin, log: silentLog });
  const app = o.routes === 'whole' ? await wholeApp(deps, signIn) : await partialApp(deps, signIn, o.routes ?? []);
  afterAll(async () => {
    await app.close();
    await signIn.close();
    await database.close();
  });

  return {
    app,
    deps,
    clock,
    signIn,
    database,
    request: async (method, url, { as, body, headers } = {}) => {
      const answer = await app.inject({
        method,
        url,
        headers: { host: 'localhost:3000', origin, ...(as && ('cookie' in as ? as : { authorization: `Bearer ${as.token}` })), ...headers },
        ...(body === undefined ? {} : { body }),
      });
      const json = String(answer.headers['content-type'] ?? '').includes('json');
      return { status: answer.statusCode, headers: answer.headers, text: answer.body, body: json ? answer.json() : null };
    },
  };
}

async function wholeApp(deps: Deps, signIn: SignIn): Promise<App> {
  // only now: a test of one module does not load the others
  const { buildApp } = await import('../src/http/build-app.ts');
  return buildApp({
    deps,
    signIn,
    secret,
    version: 'test',
    web: { console: '', member: '', check: '' },
    demo: null,
    wake: () => undefined,
    rehearse: () => Promise.reject(new Error('nothing is rehearsed here')),
  });
}

async function partialApp(deps: Deps, signIn: SignIn, routes: readonly RegisterRoutes[]): Promise<App> {
  const app = await createApp({
    log: silentLog,
    random: deps.random,
    authenticator: {
      staff: (request) => staffOfHeaders(deps, signIn, request.headers),
      member: (request) => memberOfRequest(deps, request),
    },
  });
  for (const register of [identityRoutes({ signIn, demo: false }), ...routes]) register(app, deps);
  await app.ready();
  return app;
}

/** Cookies of an answer, as the next request sends them. */
export function cookiesOf(answer: Pick<Answer, 'headers'>): string {
  const set = answer.headers['set-cookie'];
  return (Array.isArray(set) ? set : [set]).map((cookie) => String(cookie).split(';')[0]).join('; ');
}

export interface NewOwner {
  readonly cookie: string;
  readonly staffId: string;
  readonly workspaceId: string;
  readonly account: { readonly email: string; readonly password: string };
}

/** A workspace of its own with its signed-in owner. */
export async function newOwner(t: Pick<TestApp, 'deps' | 'request'>, name = '林知夏'): Promise<NewOwner> {
  const token = (await makeWorkspace(t.deps)).split('/').at(-1) ?? '';
  const account = { email: `${token.toLowerCase()}@example.com`, password: 'correct horse battery' };
  const answer = await t.request('POST', '/api/v1/entry', {
    body: { token, displayName: name, ...account, workspaceName: `${name}的工作室`, locale: 'zh-CN', zone: 'Asia/Shanghai' },
  });
  if (answer.status !== 200) throw new Error(answer.text);
  return { cookie: cookiesOf(answer), staffId: answer.body.staffId, workspaceId: answer.body.workspace.workspaceId, account };
}
