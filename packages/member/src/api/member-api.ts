import type { FeedPage, Invitation, Joined, Message, PlaceName, RoomInfo } from './message.ts';

/**
 * How a request can fail.
 * - `later`: no answer, or one that says "not now" (5xx, 429): the same request may succeed, and whether it was done is unknown.
 * - `signedOut`: the token is not (or no longer) valid.
 * - `refused`: the server said no, in words for a person; asking again gives the same.
 */
export type Failure =
  | { readonly kind: 'later' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string };

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export interface FeedQuery {
  readonly after?: number;
  readonly before?: number;
  readonly limit: number;
}

/** What a member's page asks the server, once the member is known. */
export interface RoomApi {
  room(): Promise<Answer<RoomInfo>>;
  feed(query: FeedQuery): Promise<Answer<FeedPage>>;
  /** Safe to repeat with the same `clientKey`: it answers the message already said. */
  say(message: { readonly text: string; readonly place: PlaceName; readonly clientKey: string }): Promise<Answer<Message>>;
}

/** What a stranger's page asks. */
export interface JoinApi {
  invitation(code: string): Promise<Answer<Invitation>>;
  /** Safe to repeat with the same `joinKey`: it answers the member already made. */
  join(code: string, body: { readonly displayName: string; readonly joinKey: string; readonly locale: string }): Promise<Answer<Joined>>;
}

/** A request that hangs in a tunnel is given up after this long, so that the page can say so and try again. */
const requestTimeoutMs = 15_000;

interface Ask {
  readonly path: string;
  readonly locale: string;
  readonly token?: string;
  readonly body?: unknown;
}

export function joinApi(locale: string): JoinApi {
  return {
    invitation: (code) => ask({ path: `/join/${encodeURIComponent(code)}`, locale }),
    join: (code, body) => ask({ path: `/join/${encodeURIComponent(code)}`, locale, body }),
  };
}

/** `locale` is asked at each request: the reader may change it while the room is open. */
export function roomApi(o: { readonly token: string; readonly locale: () => string }): RoomApi {
  return {
    room: () => ask({ path: '/room', token: o.token, locale: o.locale() }),
    feed: ({ after, before, limit }) => {
      const from = after !== undefined ? `after=${after}&` : before !== undefined ? `before=${before}&` : '';
      return ask({ path: `/room/feed?${from}limit=${limit}`, token: o.token, locale: o.locale() });
    },
    say: (body) => ask({ path: '/room/messages', token: o.token, locale: o.locale(), body }),
  };
}

async function ask<T>(o: Ask): Promise<Answer<T>> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), requestTimeoutMs);
  try {
    const headers: Record<string, string> = { 'Accept-Language': o.locale };
    if (o.token !== undefined) headers['Authorization'] = `Bearer ${o.token}`;
    if (o.body !== undefined) headers['Content-Type'] = 'application/json';
    const answer = await fetch(`/api/v1${o.path}`, {
      method: o.body === undefined ? 'GET' : 'POST',
      headers,
      body: o.body === undefined ? null : JSON.stringify(o.body),
      // a member is known by the token alone
      credentials: 'omit',
      cache: 'no-store',
      signal: stop.signal,
    });
    if (answer.ok) return { ok: true, value: (await answer.json()) as T };
    return { ok: false, failure: await failureOf(answer) };
  } catch {
    return { ok: false, failure: { kind: 'later' } };
  } finally {
    clearTimeout(timer);
  }
}

async function failureOf(answer: Response): Promise<Failure> {
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) return { kind: 'later' };
  if (answer.status === 401) return { kind: 'signedOut' };
  const said = (await answer.json().catch(() => null)) as { error?: { code?: string; message?: string } } | null;
  return { kind: 'refused', status: answer.status, code: said?.error?.code ?? '', message: said?.error?.message ?? '' };
}
