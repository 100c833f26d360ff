import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a writing request that carries a cookie unless its `Origin` is the very host it was sent to: another site's page may make a
 * browser send our cookie, but not our origin. Every browser states the origin of a writing request; a program that uses a cookie says
 * `Origin: http://host:port` itself. Requests without cookies (members' tokens) carry no authority a stranger could borrow.
 */
export function checkOrigin(request: Pick<FastifyRequest, 'method' | 'headers' | 'host'>): void {
  if (safeMethods.has(request.method) || request.headers.cookie === undefined) return;
  if (!isOriginOf(request.headers.origin, request.host)) throw new DomainError('foreign_origin');
}

/** A name or an address with or without a port; whatever else calls itself a host would be written into links and policies as it is. */
const plainHost = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Refuses a request whose `Host` is none. A request without one (HTTP/1.0) is fine. */
export function checkHost(request: Pick<FastifyRequest, 'host'>): void {
  if (request.host && !plainHost.test(request.host)) throw new DomainError('invalid_request', { problems: ['Host'] });
}

/** Whether a page of `origin` came from `host`; a port that goes without saying may be said or not. */
export function isOriginOf(origin: string | undefined, host: string | undefined): boolean {
  const page = origin === undefined ? null : URL.parse(origin);
  return page !== null && page.host !== '' && page.host === URL.parse(`${page.protocol}//${host}`)?.host;
}
