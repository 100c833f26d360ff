import type { Locale } from '@kuaishan/script';
import { queryOptions } from '@tanstack/react-query';
import { setDomainClock } from '../time/domain-clock.ts';
import { answered, server } from './client.ts';
import type { EntryLink, Me } from './types.ts';

/** How often a demonstration's clock is read again: its speed changes when somebody opens a room or a prompt. */
const demoClockMs = 5_000;
const wallClockMs = 60_000;

/** Who is signed in, in which workspace, and the server's clock. Refused with 401 when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await answered<Me>(server.GET('/api/v1/me', { signal }));
    setDomainClock(me.clock);
    return me;
  },
  staleTime: wallClockMs,
  refetchInterval: (query) => (query.state.data?.demo === true ? demoClockMs : wallClockMs),
});

/** Whose one-time link this is. */
export const entryQuery = (token: string) =>
  queryOptions({
    queryKey: ['entry', token],
    queryFn: ({ signal }) => answered<EntryLink>(server.GET('/api/v1/entry/{token}', { params: { path: { token } }, signal })),
  });

export interface Entry {
  readonly token: string;
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
  readonly workspaceName?: string;
  readonly locale: Locale;
  readonly zone: string;
}

/** Uses a one-time link: makes the account and signs in. */
export function enter(entry: Entry): Promise<Me> {
  return answered<Me>(server.POST('/api/v1/entry', { body: entry }));
}

export async function signIn(body: { email: string; password: string }): Promise<void> {
  await answered(server.POST('/api/auth/sign-in/email', { body }));
}

export async function signOut(): Promise<void> {
  await answered(server.POST('/api/auth/sign-out', { body: null }));
}
