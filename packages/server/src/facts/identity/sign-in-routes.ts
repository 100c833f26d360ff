import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DomainError, type Problem } from '../../platform/errors.ts';
import type { App } from '../../platform/http/index.ts';
import type { SignIn } from './sign-in.ts';

/**
 * The sign-in library's addresses that are open to the world, one by one. Signing up is not among them: accounts are made only by
 * one-time links.
 */
const addresses = [
  {
    method: 'POST',
    path: 'sign-in/email',
    summary: 'Sign in with e-mail and password',
    body: z.object({ email: z.string().max(254), password: z.string().max(128) }),
  },
  { method: 'POST', path: 'sign-out', summary: 'Sign out', body: z.object({}).nullish() },
] as const;

export function registerSignInRoutes(app: App, signIn: SignIn): void {
  for (const { method, path, summary, body } of addresses) {
    app.route({
      method,
      url: `/api/auth/${path}`,
      config: { access: 'nobody' },
      schema: { summary, tags: ['entry'], body },
      handler: async (request, reply) => passOn(signIn, request, reply),
    });
  }
}

async function passOn(signIn: SignIn, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of ['cookie', 'origin', 'user-agent', 'accept-language'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const url = `${request.protocol}://${request.host}${request.url}`;
  const answer = await signIn.handle(
    new Request(url, { method: request.method, headers, body: JSON.stringify(request.body ?? {}) }),
    request.ip,
  );
  if (answer.status === 401) throw new DomainError('wrong_credentials');
  if (answer.status === 429) throw new DomainError('rate_limited');
  if (!answer.ok) throw new DomainError('invalid_request', { problems: [await refusalWords(answer)] });
  void reply.header('set-cookie', answer.headers.getSetCookie());
  return reply.send({ ok: true });
}

/** The library names the field in its code (`INVALID_EMAIL`) and speaks English only. */
async function refusalWords(answer: Response): Promise<Problem> {
  const body: unknown = await answer.json().catch(() => null);
  const { code, message } = refusal.catch({}).parse(body);
  if (code === 'INVALID_EMAIL') return { 'zh-CN': 'email: 应是邮箱地址', en: 'email: should be an e-mail address' };
  return { 'zh-CN': `登录被拒绝（“${code ?? answer.status}”）`, en: message ?? `HTTP ${answer.status}` };
}

const refusal = z.object({ code: z.string().optional(), message: z.string().optional() });
