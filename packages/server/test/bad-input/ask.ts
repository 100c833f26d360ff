import type { Locale } from '@kuaishan/script';
import { since } from './run-command.ts';

/** A request, as a browser or a program would send it. */
export interface Request {
  readonly path: string;
  /** GET, unless there is something to send */
  readonly method?: string;
  readonly as?: 'owner' | 'member' | 'nobody';
  readonly json?: unknown;
  /** a body that is no JSON, or broken JSON */
  readonly raw?: { readonly body: string | Uint8Array; readonly type: string };
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** Who may ask: the owner's cookie and a member's token. */
export interface Askers {
  readonly url: string;
  readonly cookie: string;
  readonly token: string;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  /** the answer's JSON; an empty object when it is none */
  readonly body: Readonly<Record<string, unknown>>;
  readonly seconds: number;
}

/** Longer than the longest check may take (20 s) on a busy machine. */
const LIMIT_MS = 60_000;

/** Sends a request and gives whatever comes back, also refusals. Throws when nothing comes. */
export async function ask(askers: Askers, request: Request, locale: Locale): Promise<Answered> {
  const startedAt = performance.now();
  const headers = new Headers({ 'accept-language': locale });
  if (request.as === 'owner')
    for (const [name, value] of [['cookie', askers.cookie] as const, ['origin', askers.url] as const]) headers.set(name, value);
  if (request.as === 'member') headers.set('authorization', `Bearer ${askers.token}`);
  if (request.json !== undefined) headers.set('content-type', 'application/json');
  if (request.raw) headers.set('content-type', request.raw.type);
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const body = bodyOf(request);
  const response = await fetch(`${askers.url}${request.path}`, {
    method: request.method ?? (body === null ? 'GET' : 'POST'),
    headers,
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const text = await response.text();
  return { status: response.status, text, body: parsed(text), seconds: since(startedAt) };
}

function bodyOf({ json, raw, file }: Request): string | Uint8Array<ArrayBuffer> | FormData | null {
  if (json !== undefined) return JSON.stringify(json);
  if (raw) return typeof raw.body === 'string' ? raw.body : Uint8Array.from(raw.body);
  if (!file) return null;
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(file.bytes)]), file.name);
  return form;
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
