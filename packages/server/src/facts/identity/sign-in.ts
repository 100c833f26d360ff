import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { openPool } from '../../platform/db/index.ts';
import type { Log } from '../../platform/log/index.ts';

/** Header in which our HTTP layer tells the library who is calling; whatever a client sent under this name is dropped before. */
const addressHeader = 'x-kuaishan-address';

/** Staff sign-in by e-mail and password: accounts and sessions. Everything about them is the library's (better-auth), behind this door. */
export interface SignIn {
  /** Answers one of the library's own addresses (`/api/auth/…`). Throws when it broke, or when the database cannot be asked. */
  handle(request: Request, address: string): Promise<Response>;
  /** The signed-in user of a request's cookies; null when there is none. Throws when the database cannot be asked. */
  userOf(headers: Headers): Promise<string | null>;
  /** Makes an account and signs it in. `email-taken`: there is one already. */
  signUp(o: NewAccount): Promise<SignedIn | 'email-taken'>;
  /** Signs an existing account in; null when e-mail and password do not fit. */
  signIn(o: { email: string; password: string }): Promise<SignedIn | null>;
  close(): Promise<void>;
}

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface SignedIn {
  readonly userId: string;
  /** `Set-Cookie` values that carry the session */
  readonly cookies: readonly string[];
}

/**
 * Opens sign-in over a connection pool of its own, whose connections alone see the schema `auth`.
 * `publicUrl` decides whether cookies are `Secure`.
 */
export function openSignIn(o: SignInSettings): SignIn {
  const pool = openPool({
    url: o.databaseUrl,
    log: o.log,
    name: 'kuaishan sign-in',
    max: 4,
    options: '-c app.auth=on -c search_path=auth',
  });
  const auth = betterAuth(signInOptions(o, pool));

  return {
    handle: async (request, address) => {
      const headers = new Headers(request.headers);
      headers.set(addressHeader, address);
      try {
        return await auth.handler(new Request(request, { headers }));
      } catch (error) {
        // a refusal is an answer; anything else broke
        if (!isAPIError(error)) throw error;
        return Response.json(error.body ?? null, { status: error.statusCode });
      }
    },
    userOf: async (headers) => (await auth.api.getSession({ headers }))?.user.id ?? null,
    signUp: async ({ name, email, password }) => {
      const response = await auth.api.signUpEmail({ body: { name, email, password }, asResponse: true });
      if (response.status === 422 && (await errorCode(response.clone())).startsWith('USER_ALREADY_EXISTS')) return 'email-taken';
      return signedIn(response);
    },
    signIn: async ({ email, password }) => {
      const response = await auth.api.signInEmail({ body: { email, password }, asResponse: true });
      if (response.status === 401) return null;
      return signedIn(response);
    },
    close: () => pool.end(),
  };
}

export interface SignInSettings {
  readonly databaseUrl: string;
  readonly secret: string;
  readonly publicUrl: string;
  readonly log: Log;
}

/** The library's settings; apart, so that a test can compare the tables they want with the migration. */
export function signInOptions(o: Omit<SignInSettings, 'databaseUrl'>, pool: Pool) {
  return {
    appName: 'Kuaishan',
    baseURL: o.publicUrl,
    basePath: '/api/auth',
    secret: o.secret,
    database: { dialect: new PostgresDialect({ pool }), type: 'postgres', transaction: true },
    // sessions outlive a weekend; a used one is prolonged once a day
    session: { expiresIn: 14 * 24 * 3600, updateAge: 24 * 3600 },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128, autoSignIn: true },
    // ten guesses a minute and address; the library counts in this process's memory
    rateLimit: { enabled: true, window: 60, max: 120, customRules: { '/sign-in/email': { window: 60, max: 10 } } },
    // our own origin check (platform/http) has compared Origin with Host before the library is asked
    trustedOrigins: (request) => [request?.headers.get('origin') ?? ''].filter(Boolean),
    advanced: {
      cookiePrefix: 'kuaishan',
      useSecureCookies: o.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      database: { validateSchema: false },
    },
    telemetry: { enabled: false },
    onAPIError: { throw: true },
    logger: {
      level: 'warn',
      log: (level, message, ...details) => o.log[level === 'error' ? 'error' : 'warn']({ details: details.map(String) }, message),
    },
  } satisfies BetterAuthOptions;
}

async function errorCode(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
}

async function signedIn(response: Response): Promise<SignedIn> {
  if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  const body = (await response.json()) as { user: { id: string } };
  return { userId: body.user.id, cookies: response.headers.getSetCookie() };
}
