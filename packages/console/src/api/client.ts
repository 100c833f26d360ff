import createClient from 'openapi-fetch';
import { currentLocale, i18n } from '../i18n/i18n.ts';
import { Problem, problemOf } from './problem.ts';
import type { paths } from './schema.gen.ts';

/** The server, as its own description types it. Answers come in the language the console speaks. */
export const server = createClient<paths>({ credentials: 'same-origin' });

server.use({
  onRequest: ({ request }) => {
    request.headers.set('accept-language', currentLocale());
    return request;
  },
});

interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer to a question put to the server; throws `Problem` for refusals, and when no answer comes at all. */
export async function answered<Data>(asked: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await reach(asked);
  if (response.ok) return data as Data;
  throw problemOf({
    status: response.status,
    body: error,
    otherwise: i18n.t('common:problem.status', { status: response.status }),
  });
}

async function reach<Data>(asked: Promise<Answered<Data>>): Promise<Answered<Data>> {
  try {
    return await asked;
  } catch (cause) {
    // given up by this page itself, because nobody waits for the answer any more
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Problem({ code: 'unreachable', status: 0, message: i18n.t('common:problem.unreachable'), cause });
  }
}
