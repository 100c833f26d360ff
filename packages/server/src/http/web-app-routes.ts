import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../platform/errors.ts';
import { type App, localeOf, pageContentPolicy } from '../platform/http/index.ts';
import type { WebApp, WebFile } from './web-app.ts';

/**
 * The console below /console/, the members' page below /m/ and behind every join link, whose own paths are the pages' business; the workbook check,
 * one page for whoever comes, below /check/.
 */
export function registerWebAppRoutes(app: App, o: { console: WebApp; member: WebApp; check: WebApp }): void {
  const page = { access: 'nobody' } as const;
  const hidden = { hide: true } as const;
  app.get('/', { config: page, schema: hidden }, (_request, reply) => reply.redirect('/console/'));
  app.get('/console', { config: page, schema: hidden }, (_request, reply) => reply.redirect('/console/'));
  app.get<{ Params: { '*': string } }>('/console/*', { config: page, schema: hidden }, (request, reply) =>
    answerFrom(o.console, request.params['*'], request, reply),
  );
  app.get<{ Params: { '*': string } }>('/m/*', { config: page, schema: hidden }, (request, reply) =>
    answerFrom(o.member, request.params['*'], request, reply),
  );
  app.get('/check', { config: page, schema: hidden }, (_request, reply) => reply.redirect('/check/'));
  app.get('/check/', { config: page, schema: hidden }, (request, reply) => {
    if (!o.check.page) return sendUnbuilt(request, reply);
    // it brings a rule of its own, stricter than ours, which holds wherever it is opened; what only a header can say is said here
    return send(o.check.page, { path: '', policy: "frame-ancestors 'none'" }, request, reply);
  });
  app.get('/j/:code', { config: page, schema: hidden }, (request, reply) => answerFrom(o.member, '', request, reply));
}

/** The file of that name; else the page, unless what is missing is plainly one of the build's own files. */
async function answerFrom(web: WebApp, path: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const file = web.file(path);
  const policy = pageContentPolicy(request.host);
  if (file && path !== 'index.html') return send(file, { path, policy }, request, reply);
  if (path.startsWith('assets/')) throw new DomainError('not_found');
  if (!web.page) return sendUnbuilt(request, reply);
  return send(web.page, { path, policy }, request, reply);
}

async function send(
  file: WebFile,
  { path, policy }: { path: string; policy: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply
    .header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .header('content-security-policy', policy);
  // the members' worker keeps the page for join links too, which lie beside it
  if (path === 'sw.js') reply.header('service-worker-allowed', '/');
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const compressed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) ? await file.gzip() : null;
  if (compressed) reply.header('content-encoding', 'gzip');
  return reply.type(file.contentType).send(compressed ?? file.bytes);
}

const unbuilt = {
  'zh-CN': '页面还没有构建：在仓库根目录运行 npm run build，然后重启。\n',
  en: 'The page has not been built: run npm run build at the root of the repository, then start again.\n',
};

function sendUnbuilt(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(503).type('text/plain; charset=utf-8').send(unbuilt[localeOf(request)]);
}
