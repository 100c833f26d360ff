import { queryOptions } from '@tanstack/react-query';
import { setDomainClock } from '../time/domain-clock.ts';
import { request } from './request.ts';
import type { EntryLink, Me } from './types.ts';

/** How often a demonstration's clock is read again: its speed changes when somebody opens a room or a prompt. */
const demoClockMs = 5_000;

/** Who is signed in, in which workspace, and the server's clock. Refused with 401 when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await request<Me>('GET', '/api/v1/me', { signal });
    setDomainClock(me.clock);
    return me;
  },
  staleTime: 60_000,
  refetchInterval: (query) => (query.state.data?.demo === true ? demoClockMs : 60_000),
});

/** Whose one-time link this is. */
export const entryQuery = (token: string) =>
  queryOptions({
    queryKey: ['entry', token],
    queryFn: ({ signal }) => request<EntryLink>('GET', `/api/v1/entry/${encodeURIComponent(token)}`, { signal }),
  });

export interface Entry {
  readonly token: string;
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
  readonly workspaceName?: string;
  readonly locale: string;
  readonly zone: string;
}

/** Uses a one-time link: makes the account and signs in. */
export function enter(entry: Entry): Promise<Me> {
  return request<Me>('POST', '/api/v1/entry', { body: entry });
}

export function signIn(o: { email: string; password: string }): Promise<unknown> {
  return request('POST', '/api/auth/sign-in/email', { body: o });
}

export function signOut(): Promise<unknown> {
  return request('POST', '/api/auth/sign-out', { body: {} });
}
