import pg from 'pg';
import type { Log } from '../log/index.ts';
import { keepAliveOptions, PatientClient, patienceOf, type Waiting } from './patience.ts';

/**
 * A connection pool with this house's habits: values as the generated types say, an error on an idle connection is logged instead of ending
 * the process, nobody waits longer than five seconds for a connection, nor for an answer than `waiting` says (see patience.ts).
 * `options`: extra server settings of every connection, as in PGOPTIONS (`-c app.auth=on`).
 */
export function openPool(o: { url: string; log: Log; name?: string; max?: number; options?: string; waiting?: Waiting }): pg.Pool {
  const patience = patienceOf[o.waiting ?? 'request'];
  const pool = new pg.Pool({
    connectionString: o.url,
    max: o.max ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    Client: PatientClient,
    statement_timeout: patience.statement,
    lock_timeout: patience.lock,
    // a process that hangs inside a transaction must not hold its locks for ever
    idle_in_transaction_session_timeout: patience.idleInTransaction,
    query_timeout: patience.answer,
    application_name: o.name ?? 'kuaishan',
    types: typeParsers(),
    options: [keepAliveOptions, o.options ?? ''].join(' ').trim(),
  });
  // Without listeners a lost connection would end the process: the pool speaks for idle ones only; one in use fails its query, and may then
  // speak a second time (ECONNRESET after 57P01).
  // A pool that is closing has let its connections go: what becomes of them when PostgreSQL stops next is no news.
  pool.on('error', (error) => o.log[pool.ending ? 'debug' : 'warn']({ err: error }, 'a database connection was lost'));
  pool.on('connect', (client) => client.on('error', (error) => o.log.debug({ err: error }, 'a database connection broke')));
  return pool;
}

/** int8 as a number (never silently rounded); everything else as pg gives it: timestamptz → Date, numeric → string, jsonb → parsed, bytea → Buffer. */
function typeParsers(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, (text) => {
    const number = Number(text);
    if (!Number.isSafeInteger(number))
      throw new RangeError(`the database answered ${text}, beyond what a number holds exactly; read this column as text`);
    return number;
  });
  return types;
}
