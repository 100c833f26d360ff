import { queryOptions } from '@tanstack/react-query';
import { currentLocale } from '../i18n/i18n.ts';
import { answered, server } from './client.ts';
import type { Rehearsal, RehearsalWish } from './types.ts';

/** How often a rehearsal that is not over is asked how far it is. */
const ASK_EVERY_MS = 1_500;

/** The last rehearsals of a script version; asked again while one of them is not over. */
export const rehearsalsQuery = (scriptVersionId: string) =>
  queryOptions({
    queryKey: ['rehearsals', scriptVersionId],
    queryFn: ({ signal }) =>
      answered(server.GET('/api/v1/script-versions/{scriptVersionId}/rehearsals', { params: { path: { scriptVersionId } }, signal })),
    refetchInterval: (query) =>
      query.state.data?.items.some(({ state }) => state === 'waiting' || state === 'running') ? ASK_EVERY_MS : false,
  });

/** Asks for a rehearsal; it begins at once, or when the one before it is over. */
export function askForRehearsal(o: { scriptVersionId: string; wish: RehearsalWish }): Promise<Rehearsal> {
  const { scriptVersionId } = o;
  return answered<Rehearsal>(
    server.POST('/api/v1/script-versions/{scriptVersionId}/rehearsals', { params: { path: { scriptVersionId } }, body: o.wish }),
  );
}

/** What became of each cue in a rehearsal that is over; it never changes. */
export const outcomesQuery = (rehearsalId: string) =>
  queryOptions({
    queryKey: ['rehearsals', rehearsalId, 'outcomes', currentLocale()],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      answered(server.GET('/api/v1/rehearsals/{rehearsalId}/outcomes', { params: { path: { rehearsalId } }, signal })),
  });

/** Where the report of a rehearsal that is over can be read and printed. */
export function reportAddress(rehearsalId: string): string {
  return `/api/v1/rehearsals/${rehearsalId}/page?lang=${currentLocale()}`;
}
