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

/** Whether a page of `origin` came from `host`; a port that goes without saying may be said or not. */
export function isOriginOf(origin: string | undefined, host: string | undefined): boolean {
  const page = origin === undefined ? null : URL.parse(origin);
  return page !== null && page.host !== '' && page.host === URL.parse(`${page.protocol}//${host}`)?.host;
}
