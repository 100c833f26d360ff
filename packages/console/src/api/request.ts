import { currentLocale, i18n } from '../i18n/i18n.ts';
import { Problem, problemOf } from './problem.ts';

interface Request {
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** JSON */
  readonly body?: unknown;
  /** a file upload, instead of `body` */
  readonly form?: FormData;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal | undefined;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

function addressOf(path: string, query: Request['query']): string {
  const wanted = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== null && value !== undefined) wanted.set(name, String(value));
  const text = wanted.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Asks the server. Answers its JSON; throws `Problem` for refusals and for no answer at all. */
export async function request<T>(method: Method, path: string, o: Request = {}): Promise<T> {
  const headers = new Headers({ accept: 'application/json', 'accept-language': currentLocale() });
  if (o.idempotencyKey !== undefined) headers.set('idempotency-key', o.idempotencyKey);
  if (o.body !== undefined) headers.set('content-type', 'application/json');
  let response: Response;
  try {
    response = await fetch(addressOf(path, o.query), {
      method,
      headers,
      credentials: 'same-origin',
      body: o.form ?? (o.body === undefined ? null : JSON.stringify(o.body)),
      signal: o.signal ?? null,
    });
  } catch (cause) {
    if (o.signal?.aborted === true) throw cause;
    throw new Problem({ code: 'unreachable', status: 0, message: i18n.t('common:problem.unreachable'), cause });
  }
  const text = await response.text();
  const body = parseJson(text);
  if (!response.ok)
    throw problemOf({ status: response.status, body, otherwise: i18n.t('common:problem.status', { status: response.status }) });
  return body as T;
}

function parseJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
