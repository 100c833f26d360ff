/** Codes of the socket and of PostgreSQL (class 08 and 57P0x: connection lost, shutting down, starting up, crashed neighbour). */
const connectionCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'ENOTFOUND', '57P01', '57P02', '57P03']);

/** pg's own errors about its connections carry no code, only these words. */
const connectionWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end/;

/** Whether the database could not be reached or went away, anywhere along the chain of causes. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code !== undefined && (connectionCodes.has(code) || code.startsWith('08'))) return code !== 'ENOENT' || syscall === 'connect';
  if (connectionWords.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseUnavailable)) return true;
  return isDatabaseUnavailable(error.cause);
}
