import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { Draft, Editors } from './types.ts';

/** How often an open studio says that it is open; the server believes it for four times as long. */
const beatMs = 10_000;

/** Your own unsaved text; `new`: of a script not saved yet. */
export async function readDraft(scriptId: string): Promise<Draft | null> {
  const { draft } = await answered<{ draft: Draft | null }>(
    server.GET('/api/v1/scripts/{scriptId}/draft', { params: { path: { scriptId } } }),
  );
  return draft;
}

/** Keeps it; refused (`draft_elsewhere`) when another window has kept another since the revision `after`. */
export function keepDraft(
  scriptId: string,
  body: { text: string; baseVersionId: string | null; after: string | null },
): Promise<Pick<Draft, 'revision' | 'changedAt'>> {
  return answered<Pick<Draft, 'revision' | 'changedAt'>>(
    server.PUT('/api/v1/scripts/{scriptId}/draft', { params: { path: { scriptId } }, body }),
  );
}

/** Gives it up, as it was in this revision. */
export async function dropDraft(scriptId: string, revision: string): Promise<void> {
  await answered(
    server.DELETE('/api/v1/scripts/{scriptId}/draft/{revision}', { params: { path: { scriptId, revision } }, keepalive: true }),
  );
}

/** Says that the script is open here; hears who else works on it, and which version was saved last. */
export const editorsQuery = (scriptId: string) =>
  queryOptions({
    queryKey: ['script-editors', scriptId],
    refetchInterval: beatMs,
    queryFn: ({ signal }) =>
      answered<Editors>(server.POST('/api/v1/scripts/{scriptId}/editors', { params: { path: { scriptId } }, signal })),
  });

/** Says that it is closed; also while the page goes away. */
export async function leaveScript(scriptId: string): Promise<void> {
  await answered(server.DELETE('/api/v1/scripts/{scriptId}/editors', { params: { path: { scriptId } }, keepalive: true }));
}
