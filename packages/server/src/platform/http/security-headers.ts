import type { FastifyReply } from 'fastify';
import type { App } from './app.ts';

/** Answers of the API are data, never documents: nothing in them may run, frame or be sniffed into something else. */
const apiContentPolicy = "default-src 'none'; frame-ancestors 'none'";

/**
 * For the pages of the two web apps: own scripts only; inline styles because the console's component kit writes them at run time; pictures also
 * from memory (previews); connections to this server only, spelt out for browsers whose 'self' leaves out web sockets (Safari before 15.4).
 */
export function pageContentPolicy(host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ws://${host} wss://${host}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    // a rehearsal's report, which holds nothing that runs
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers every answer carries unless its route set its own. */
export function addSecurityHeaders(app: App): void {
  app.addHook('onSend', async (_request, reply) => setSecurityHeaders(reply));
}

/** For the answers no hook sees. Join links are secrets in a path: no referrer ever leaves. */
export function setSecurityHeaders(reply: Pick<FastifyReply, 'hasHeader' | 'header'>): void {
  const defaults: Readonly<Record<string, string>> = {
    'content-security-policy': apiContentPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cache-control': 'no-store',
  };
  for (const [name, value] of Object.entries(defaults)) if (!reply.hasHeader(name)) reply.header(name, value);
}
