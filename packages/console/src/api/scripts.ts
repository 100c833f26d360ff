import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';
import type { Check, List, Proposal, SavedScript, ScriptDetail, ScriptRow } from './types.ts';

export const scriptsQuery = queryOptions({
  queryKey: ['scripts'],
  queryFn: ({ signal }) => request<List<ScriptRow>>('GET', '/api/v1/scripts', { signal }),
});

export const scriptQuery = (scriptId: string) =>
  queryOptions({
    queryKey: ['scripts', scriptId],
    queryFn: ({ signal }) => request<ScriptDetail>('GET', `/api/v1/scripts/${scriptId}`, { signal }),
  });

/** Reads a workbook, a CSV or a script file and says what it makes of it. */
export function checkFile(file: File, signal?: AbortSignal): Promise<Check> {
  const form = new FormData();
  form.set('file', file);
  return request<Check>('POST', '/api/v1/scripts/check', { form, signal });
}

/** Checks cells pasted from a spreadsheet, or a script's text. */
export function checkText(o: { kind: 'paste' | 'yaml'; text: string }, signal?: AbortSignal): Promise<Check> {
  return request<Check>('POST', '/api/v1/scripts/check', { body: o, signal });
}

/** The script's text with accepted proposals written into it, checked again. */
export function acceptProposals(o: { text: string; accept: readonly Proposal[] }): Promise<Check> {
  return request<Check>('POST', '/api/v1/scripts/check', {
    body: { kind: 'yaml', text: o.text, accept: o.accept },
  });
}

/** Saves a new version; of an existing script when its id is given. Refused while the script has errors. */
export function saveScript(o: { text: string; scriptId?: string }): Promise<SavedScript> {
  return request<SavedScript>('POST', '/api/v1/scripts', { body: o });
}
