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
  const origin = request.headers.origin;
  if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== request.host) throw new DomainError('foreign_origin');
}
