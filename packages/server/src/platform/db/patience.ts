import pg from 'pg';

/**
 * How long who uses a pool is willing to wait, in milliseconds; 0 = as long as it takes. `statement`, `lock` and `idleInTransaction` are kept by PostgreSQL
 * itself, which then rolls back in good order. `answer` is kept by us, for a PostgreSQL that has stopped answering without dropping its connections
 * (frozen, swapped out, behind a dead network): longer than `statement`, or we would break connections that are merely busy.
 */
interface Patience {
  readonly statement: number;
  readonly lock: number;
  readonly idleInTransaction: number;
  readonly answer: number;
}

export type Waiting = 'request' | 'performing' | 'tool';

export const patienceOf: Readonly<Record<Waiting, Patience>> = {
  // A person waits. The slowest honest statement, opening 500 groups, takes a second or two; a group's lock is held by the performer below a second.
  request: { statement: 8_000, lock: 5_000, idleInTransaction: 15_000, answer: 9_000 },
  // One transaction performs up to 250 groups: below a second on two cores, tens of seconds on a starved disk, and then nobody is better off if it is
  // given up. Its locks it gets without waiting (SKIP LOCKED), all but the rooms'.
  performing: { statement: 60_000, lock: 10_000, idleInTransaction: 60_000, answer: 65_000 },
  // Somebody looks on, and may press Ctrl-C.
  tool: { statement: 0, lock: 30_000, idleInTransaction: 0, answer: 0 },
};

/**
 * How PostgreSQL notices that a client has vanished without a word (power, network): asked after 15 s, then every 5 s, given up after a minute at
 * most. With the system's two hours the vanished process's locks would keep its groups from being performed by others.
 */
export const keepAliveOptions = '-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5';

const UNANSWERED = 'Query read timeout';

/**
 * A client that gives its connection up when an answer does not come in time: otherwise whatever is sent next, a rollback first, would wait as
 * long again behind it.
 */
export class PatientClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg's query has a dozen overloads; this one passes them all on
  override query(...args: any[]): any {
    const answer: unknown = (super.query as (...all: unknown[]) => unknown).apply(this, args);
    if (!(answer instanceof Promise)) return answer;
    return answer.catch((error: unknown) => {
      if (error instanceof Error && error.message === UNANSWERED)
        (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      throw error;
    });
  }
}
