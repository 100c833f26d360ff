import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { Check, Proposal, SavedScript } from './types.ts';

export const scriptsQuery = queryOptions({
  queryKey: ['scripts'],
  queryFn: ({ signal }) => answered(server.GET('/api/v1/scripts', { signal })),
});

export const scriptQuery = (scriptId: string) =>
  queryOptions({
    queryKey: ['scripts', scriptId],
    queryFn: ({ signal }) => answered(server.GET('/api/v1/scripts/{scriptId}', { params: { path: { scriptId } }, signal })),
  });

/** Reads a workbook, a CSV or a script file and says what it makes of it. */
export function checkFile(file: File): Promise<Check> {
  const form = new FormData();
  form.set('file', file);
  return answered<Check>(server.POST('/api/v1/scripts/check', { body: null, bodySerializer: () => form }));
}

/** Checks cells pasted from a spreadsheet, or a script's text. */
export function checkText(body: { kind: 'paste' | 'yaml'; text: string }, signal?: AbortSignal): Promise<Check> {
  return answered<Check>(server.POST('/api/v1/scripts/check', { body, signal: signal ?? null }));
}

/** The script's text with accepted proposals written into it, checked again. */
export function acceptProposals(o: { text: string; accept: readonly Proposal[] }): Promise<Check> {
  return answered<Check>(server.POST('/api/v1/scripts/check', { body: { kind: 'yaml', text: o.text, accept: [...o.accept] } }));
}

/** Saves a new version; of an existing script when its id is given. Refused while the script has errors. */
export function saveScript(body: { text: string; scriptId: string | null }): Promise<SavedScript> {
  return answered<SavedScript>(server.POST('/api/v1/scripts', { body }));
}

/** The saved script as a workbook to go on editing, in the language the console speaks. */
export function scriptWorkbook(scriptId: string): Promise<Blob> {
  return answered<Blob>(server.GET('/api/v1/scripts/{scriptId}/workbook', { params: { path: { scriptId } }, parseAs: 'blob' }));
}
