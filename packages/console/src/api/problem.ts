/** What went wrong with a request, ready to be read: `message` is the server's own sentence in the person's language. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** the server's code, or `unreachable` when no answer came */
  readonly code: string;
  /** HTTP status; 0 when no answer came */
  readonly status: number;
  readonly requestId: string | null;
  readonly details: unknown;

  constructor(o: { code: string; status: number; message: string; requestId?: string | null; details?: unknown; cause?: unknown }) {
    super(o.message, { cause: o.cause });
    this.code = o.code;
    this.status = o.status;
    this.requestId = o.requestId ?? null;
    this.details = o.details ?? null;
  }
}

export function isUnreachable(error: unknown): boolean {
  return error instanceof Problem && error.code === 'unreachable';
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && error.status === 401;
}

interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string; readonly requestId?: string; readonly details?: unknown };
}

function isErrorBody(body: unknown): body is ErrorBody {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const error = body.error;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error && typeof error.message === 'string';
}

/** The problem an answer with an error status tells of; an answer that is not ours (a proxy's page) gives its status in words. */
export function problemOf(o: { status: number; body: unknown; otherwise: string }): Problem {
  if (!isErrorBody(o.body)) return new Problem({ code: `http-${o.status}`, status: o.status, message: o.otherwise });
  const { code, message, requestId, details } = o.body.error;
  return new Problem({ code, status: o.status, message, requestId: requestId ?? null, details });
}
