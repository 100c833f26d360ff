import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors.ts';

/**
 * The `Idempotency-Key` of a request that makes something: the caller's own name for this one attempt, repeated on every retry.
 * The use case stores it under a unique key, so a retry answers what the first attempt made.
 * @throws DomainError `invalid_request` when absent or not 8–200 visible ASCII characters
 */
export function idempotencyKeyOf(request: Pick<FastifyRequest, 'headers'>): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new DomainError('invalid_request', {
      problems: [
        { 'zh-CN': 'Idempotency-Key: 应是 8–200 个可见的 ASCII 字符', en: 'Idempotency-Key: should be 8–200 visible ASCII characters' },
      ],
    });
  }
  return key;
}
