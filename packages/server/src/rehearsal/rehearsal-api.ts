import { AsyncLocalStorage } from 'node:async_hooks';
import type { App } from '../platform/http/index.ts';

/** For whom the process works just now: each virtual person draws chance from a stream of their own. */
const acting = new AsyncLocalStorage<string>();

/** The label of who acts; empty = the engine itself. */
export function whoActs(): string {
  return acting.getStore() ?? '';
}

/** What the server refused, with its code. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(o: { status: number; code: string; message: string }) {
    super(`${o.status} ${o.code}: ${o.message}`);
    this.status = o.status;
    this.code = o.code;
  }
}

/** A virtual person's way in: the public API's routes, called within the process. */
export interface RehearsalApi {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object, headers?: Readonly<Record<string, string>>): Promise<T>;
  upload(path: string, file: { name: string; bytes: Uint8Array }): Promise<void>;
}

/**
 * The API as one person calls it.
 * @param o.label names their stream of chance
 * @param o.address what they seem to call from: limits that spare the server from one address are not for a whole group behind it
 * @param o.headers what identifies them
 */
export function rehearsalApi(
  app: App,
  o: { label: string; address: string; origin: string; headers: Readonly<Record<string, string>> },
): RehearsalApi {
  const call = async <T>(
    method: 'GET' | 'POST',
    url: string,
    headers: Readonly<Record<string, string>>,
    payload?: object | Buffer,
  ): Promise<T> => {
    const answer = await acting.run(o.label, () =>
      app.inject({
        method,
        url,
        remoteAddress: o.address,
        headers: { host: new URL(o.origin).host, origin: o.origin, 'accept-language': 'zh-CN', ...o.headers, ...headers },
        ...(payload === undefined ? {} : { payload }),
      }),
    );
    const body: unknown = answer.json();
    if (answer.statusCode < 400) return body as T;
    const { error } = body as { error?: { code?: string; message?: string } };
    throw new Refused({ status: answer.statusCode, code: error?.code ?? 'unknown', message: error?.message ?? '' });
  };
  return {
    get: (path) => call('GET', path, {}),
    post: (path, body, headers = {}) => call('POST', path, headers, body),
    upload: async (path, file) => {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(file.bytes)]), file.name);
      const encoded = new Response(form);
      const type = encoded.headers.get('content-type') ?? '';
      await call('POST', path, { 'content-type': type }, Buffer.from(await encoded.arrayBuffer()));
    },
  };
}
