import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { codeOf, isDatabaseBusy, isDatabaseUnavailable } from '../db/index.ts';
import { DomainError } from '../errors.ts';
import { nulWords, placeOfNul, problemOf, protocolProblem } from './problem-words.ts';
import { localeOf } from './request-locale.ts';

/** What every refused or failed request is answered with. */
export interface ErrorAnswer {
  readonly error: {
    readonly code: string;
    /** what happened and what to do next, in the request's language */
    readonly message: string;
    readonly requestId: string;
    readonly details?: Readonly<Record<string, unknown>>;
  };
}

/** Fastify's error handler: refusals of the domain in words; faults are logged with their cause and answered without it. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = asRefusal(error, request);
  if (!refusal) request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'request failed');
  sendError(refusal ?? new DomainError('internal'), request, reply);
}

/** Fastify's handler for addresses that do not exist. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  sendError(new DomainError('not_found'), request, reply);
}

/** The one way an error leaves: `{ error: { code, message, requestId, details? } }`. */
function sendError(error: DomainError, request: FastifyRequest, reply: FastifyReply): void {
  const locale = localeOf(request);
  const details = error.detailsIn(locale);
  const answer: ErrorAnswer = {
    error: { code: error.code, message: error.words(locale), requestId: request.id, ...(details === undefined ? {} : { details }) },
  };
  if (error.status === 503 || error.status === 429) reply.header('retry-after', '5');
  // serialised here: a route's own response schema describes its successes only
  void reply.code(error.status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(answer);
}

/** What is the caller's doing or a known state, as a refusal; null = a fault of ours. */
function asRefusal(error: unknown, request: FastifyRequest): DomainError | null {
  if (error instanceof DomainError) return error;
  const locale = localeOf(request);
  const invalid = (problems: readonly string[]) => new DomainError('invalid_request', { problems: problems.slice(0, MOST_PROBLEMS) });
  if (hasZodFastifySchemaValidationErrors(error)) {
    const { validationContext } = error as { validationContext?: string };
    return invalid(error.validation.map((issue) => problemOf(issue, validationContext, locale)));
  }
  if (isDatabaseUnavailable(error)) return new DomainError('database_unavailable');
  if (isDatabaseBusy(error)) return new DomainError('database_busy');
  if (!(error instanceof Error)) return null;
  // PostgreSQL stores no NUL character, in text (22021) or JSON (22P05)
  if (['22021', '22P05'].includes(codeOf(error) ?? '')) return invalid([`${placeOfNulIn(request)}: ${nulWords[locale]}`]);
  const { code = '', statusCode } = error as Partial<FastifyError>;
  if (statusCode === 413) return new DomainError('too_large', { maxBytes: request.routeOptions.bodyLimit });
  if (statusCode === 404) return new DomainError('not_found');
  // Fastify's own refusals of malformed requests: no JSON, a wrong content type, a broken multipart body
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return invalid([protocolProblem(code, locale)]);
  return null;
}

/** Nobody mends more before trying again. */
const MOST_PROBLEMS = 20;

function placeOfNulIn({ params, query, body }: Pick<FastifyRequest, 'params' | 'query' | 'body'>): string {
  return placeOfNul(params) ?? placeOfNul(query) ?? placeOfNul(body) ?? 'body';
}
