import { queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { Check, CheckBody, ImportMapping, Proposal, SavedScript, SaveScript, ScriptDetail } from './types.ts';

export const scriptsQuery = queryOptions({
  queryKey: ['scripts'],
  queryFn: ({ signal }) => answered(server.GET('/api/v1/scripts', { signal })),
});

export const scriptQuery = (scriptId: string) =>
  queryOptions({
    queryKey: ['scripts', scriptId],
    queryFn: ({ signal }) => answered(server.GET('/api/v1/scripts/{scriptId}', { params: { path: { scriptId } }, signal })),
  });

/** What there is to say of a saved version. */
export const checkQuery = ({ scriptId, latest, text }: Pick<ScriptDetail, 'scriptId' | 'latest' | 'text'>) =>
  queryOptions({
    queryKey: ['scripts', scriptId, 'check', latest.scriptVersionId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => checkText({ kind: 'yaml', text }, signal),
  });

/** How a file is to be read: what is said of its columns and rows, and whether what is remembered is left out. */
export interface Reading {
  readonly memory: readonly ImportMapping[];
  readonly forget: boolean;
}

/** Keeps how a file was understood, for the next one with its headings. */
export function rememberImport(body: ImportMapping): Promise<unknown> {
  return answered(server.PUT('/api/v1/import-mappings', { body }));
}

/** Reads a workbook, a document, a CSV or a script file and says what it makes of it. */
export function checkFile(file: File, how?: Reading): Promise<Check> {
  const form = new FormData();
  if (how !== undefined) form.set('reading', JSON.stringify(how));
  form.set('file', file);
  return answered<Check>(server.POST('/api/v1/scripts/check', { body: null, bodySerializer: () => form }));
}

/** Checks cells pasted from a spreadsheet, or a script's text. */
export function checkText(
  body: { kind: 'yaml'; text: string } | { kind: 'paste'; text: string; reading?: Reading },
  signal?: AbortSignal,
): Promise<Check> {
  return answered<Check>(server.POST('/api/v1/scripts/check', { body: body as CheckBody, signal: signal ?? null }));
}

/** The script's text with accepted proposals written into it, checked again. */
export function acceptProposals(o: { text: string; accept: readonly Proposal[] }): Promise<Check> {
  return answered<Check>(server.POST('/api/v1/scripts/check', { body: { kind: 'yaml', text: o.text, accept: [...o.accept] } }));
}

/** Saves a new version; of an existing script when its id is given. Refused while the script has errors, and when somebody has saved since `baseVersionId`. */
export function saveScript(body: SaveScript): Promise<SavedScript> {
  return answered<SavedScript>(server.POST('/api/v1/scripts', { body }));
}

/** The saved script as a workbook to go on editing, in the language the console speaks. */
export function scriptWorkbook(scriptId: string): Promise<Blob> {
  return answered<Blob>(server.GET('/api/v1/scripts/{scriptId}/workbook', { params: { path: { scriptId } }, parseAs: 'blob' }));
}

/** The saved script as a Markdown document to go on editing. */
export function scriptDocument(scriptId: string): Promise<Blob> {
  return answered<Blob>(server.GET('/api/v1/scripts/{scriptId}/document', { params: { path: { scriptId } }, parseAs: 'blob' }));
}
