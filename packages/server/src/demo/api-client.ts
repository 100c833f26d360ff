/** A caller of the public API, as any program outside would be one. Nothing in the demo reaches behind it. */
export interface ApiClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<T>;
  upload<T>(path: string, file: { name: string; bytes: Uint8Array }): Promise<T>;
}

/** What the server refused, with its code and words. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(o: { status: number; code: string; message: string }) {
    super(`${o.status} ${o.code}: ${o.message}`);
    this.status = o.status;
    this.code = o.code;
  }
}

/** A client that keeps the session cookie it is given, or states a member's token. */
export function apiClient(o: { origin: string; token?: string }): ApiClient {
  let cookie: string | null = null;

  const call = async <T>(
    method: string,
    path: string,
    body: string | FormData | null,
    headers: Readonly<Record<string, string>>,
  ): Promise<T> => {
    const response = await fetch(`${o.origin}${path}`, {
      method,
      body,
      signal: AbortSignal.timeout(30_000),
      headers: {
        'accept-language': 'zh-CN',
        ...headers,
        ...(o.token === undefined ? {} : { authorization: `Bearer ${o.token}` }),
        ...(cookie === null ? {} : { cookie, origin: o.origin }),
      },
    });
    const set = response.headers.getSetCookie();
    if (set.length > 0) cookie = set.map((line) => line.split(';')[0]).join('; ');
    const answer: unknown = await response.json();
    if (response.ok) return answer as T;
    const { error } = answer as { error?: { code?: string; message?: string } };
    throw new Refused({ status: response.status, code: error?.code ?? 'unknown', message: error?.message ?? response.statusText });
  };

  return {
    get: (path) => call('GET', path, null, {}),
    post: (path, body, headers = {}) => call('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers }),
    upload: (path, file) => {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(file.bytes)]), file.name);
      return call('POST', path, form, {});
    },
  };
}
