/** Codes of the socket, and of PostgreSQL: 57P0x shutting down, crashed neighbour, starting up; 53300 too many connections; class 08 connection. */
const unavailable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** What pg says about its connections without a code. */
const unavailableWords =
  /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable|Connection ended unexpectedly|connection has been discarded|Query read timeout/i;

/** Whether the database could not be reached or the connection went away, anywhere along the chain of causes. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code !== null && (unavailable.has(code) || /^08...$/.test(code))) return true;
  if (unavailableWords.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseUnavailable)) return true;
  return isDatabaseUnavailable(error.cause);
}

/** Whether PostgreSQL rolled the transaction back because of its neighbours (serialization failure, deadlock): the same again may succeed. */
export function isConflictOfTransactions(error: unknown): boolean {
  return error instanceof Error && ['40001', '40P01'].includes(codeOf(error) ?? '');
}

/**
 * Whether a statement failed for something that is not its own doing: its neighbours, the connection, resources (53: memory, disk), the machine
 * (58), an operator or a timeout (57, 55P03), a transaction that was over already (25P0x). The same later may succeed.
 */
export function isDatabasesFault(error: unknown): boolean {
  if (isConflictOfTransactions(error) || isDatabaseUnavailable(error)) return true;
  return error instanceof Error && /^(53|57|58)...$|^55P03$|^25P0.$/.test(codeOf(error) ?? '');
}

/**
 * Whether the database is there but did not get to it in time: a statement's or a lock's time was over, or its connection's, idle inside a
 * transaction (25P03). The same later may succeed; other work can go on meanwhile.
 */
export function isDatabaseBusy(error: unknown): boolean {
  return error instanceof Error && ['57014', '55P03', '25P03'].includes(codeOf(error) ?? '');
}

/** Whether `error` is the refusal of a second row where `constraint` (a unique index's or constraint's name) allows one. */
export function isDuplicate(error: unknown, constraint: string): boolean {
  return error instanceof Error && codeOf(error) === '23505' && (error as { constraint?: unknown }).constraint === constraint;
}

/** The SQLSTATE or socket code of an error; null when it has none. */
export function codeOf(error: Error): string | null {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : null;
}
