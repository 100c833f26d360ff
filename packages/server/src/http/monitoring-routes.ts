import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../platform/http/index.ts';
import type { Metrics } from '../platform/metrics/index.ts';
import type { NotReady, Readiness } from './readiness.ts';

/** Who may read metrics; `everyone`: whoever reaches the port, which is for nothing else. */
export type Readers = 'this machine' | 'everyone' | { readonly token: string };

export interface Monitoring {
  readonly readiness: Pick<Readiness, 'ask'>;
  /** null = metrics are served elsewhere, or not at all */
  readonly metrics: {
    readonly metrics: Metrics;
    readonly readers: Readers;
  } | null;
}

const hidden = { hide: true } as const;
const probe = { access: 'nobody' } as const;

/** For balancers and supervisors: alive (/healthz), ready for work (/readyz), and metrics in Prometheus' text format (/metrics). */
export function registerMonitoringRoutes(app: App, o: Monitoring): void {
  app.get('/healthz', { config: probe, schema: hidden }, (_request, reply) => text(reply, 200, 'alive'));
  app.get('/readyz', { config: probe, schema: hidden }, async (_request, reply) => {
    const trouble = await o.readiness.ask();
    return trouble === null ? text(reply, 200, 'ready') : text(reply, 503, words[trouble]);
  });
  const { metrics } = o;
  if (!metrics) return;
  app.get('/metrics', { config: probe, schema: hidden }, async (request, reply) => {
    if (!mayRead(request, metrics.readers)) return text(reply, 403, refusal);
    return reply.type(metrics.metrics.contentType).send(await metrics.metrics.text());
  });
}

const words: Readonly<Record<NotReady, string>> = {
  stopping: 'stopping',
  database: 'the database does not answer',
  migrations: 'the database is not as new as this program: kuaishan migrate, or upgrade this process',
  performer: 'performing has not turned for a while; the log says why',
};
const refusal =
  'Metrics are for programs of this machine. From elsewhere: set METRICS_TOKEN and send it as a bearer token, or METRICS_PORT.';

function text(reply: FastifyReply, status: number, line: string): FastifyReply {
  return reply.code(status).type('text/plain; charset=utf-8').send(`${line}\n`);
}

function mayRead(request: FastifyRequest, readers: Readers): boolean {
  if (readers === 'everyone') return true;
  if (readers !== 'this machine') return sameSecret(request.headers.authorization ?? '', `Bearer ${readers.token}`);
  const forwarded = ['x-forwarded-for', 'forwarded', 'via'].some((name) => request.headers[name] !== undefined);
  // a proxy on this machine passes on what comes from anywhere
  return !forwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '');
}

/** Compares in constant time; hashing first makes the lengths equal. */
function sameSecret(given: string, secret: string): boolean {
  const hash = (of: string) => createHash('sha256').update(of).digest();
  return timingSafeEqual(hash(given), hash(secret));
}
