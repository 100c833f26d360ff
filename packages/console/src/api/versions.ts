import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { SavedScript, Versions, VersionText } from './types.ts';

/** The saved versions of a script, the latest first. */
export const versionsQuery = (scriptId: string) =>
  queryOptions({
    queryKey: ['scripts', scriptId, 'versions'],
    queryFn: ({ signal }) =>
      answered<Versions>(server.GET('/api/v1/scripts/{scriptId}/versions', { params: { path: { scriptId } }, signal })),
  });

/** All of them, page by page. */
export const versionPagesQuery = (scriptId: string) =>
  infiniteQueryOptions({
    queryKey: ['scripts', scriptId, 'versions', 'pages'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      answered<Versions>(
        server.GET('/api/v1/scripts/{scriptId}/versions', {
          params: { path: { scriptId }, query: pageParam === '' ? {} : { cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** One saved version with its text; it never changes. */
export const versionQuery = (scriptId: string, scriptVersionId: string | null) =>
  queryOptions({
    queryKey: ['script-version', scriptId, scriptVersionId],
    enabled: scriptVersionId !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      answered<VersionText>(
        server.GET('/api/v1/scripts/{scriptId}/versions/{scriptVersionId}', {
          params: { path: { scriptId, scriptVersionId: scriptVersionId ?? '' } },
          signal,
        }),
      ),
  });

/** Saves the text of an earlier version as the next one; refused when somebody has saved since `baseVersionId`. */
export function restoreVersion(o: {
  scriptId: string;
  scriptVersionId: string;
  baseVersionId: string;
  note: string | null;
}): Promise<SavedScript> {
  const { scriptId, ...body } = o;
  return answered<SavedScript>(server.POST('/api/v1/scripts/{scriptId}/restore', { params: { path: { scriptId } }, body }));
}
