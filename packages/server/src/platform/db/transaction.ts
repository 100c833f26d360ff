import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { isConflictOfTransactions, isDatabaseUnavailable } from './database-errors.ts';
import type { DB } from './schema.gen.ts';

/** Every table, by its SQL name; those of the sign-in library as `auth.…`. Generated from a migrated database. */
export type Database = DB;
export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

/** How long a lost connection is retried before the caller hears of it: a restarting PostgreSQL is often back within a second, a person waits no longer. */
const RECONNECT_WITHIN_MS = 2_000;
/** Deadlocks and serialization failures are retried this often; each time the neighbour won, so there is progress. */
const CONFLICT_ATTEMPTS = 10;

/**
 * Runs `work` in one transaction that sees and writes one workspace (as its staff, or as the engine working for it), and commits.
 * `work` may run more than once (see `transaction`): it does nothing but database work, and callers notify and answer after it returned.
 */
export async function inWorkspace<T>(db: Db, workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(db, { workspaceId, groupId: '', memberId: '' }, work);
}

/** As `inWorkspace`, for one member: sees their group's room and their own private thread, writes what they say. */
export async function asMember<T>(
  db: Db,
  member: { workspaceId: string; groupId: string; memberId: string },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!member.groupId || !member.memberId) throw new Error('asMember needs a member: without one the transaction would act as staff');
  return transaction(db, member, work);
}

/**
 * One transaction in the given scope. Repeats the whole of it when PostgreSQL rolled it back for a deadlock or a serialization failure, and
 * when the connection was lost before the commit was sent. A connection lost during the commit leaves the outcome unknown: that error goes to
 * the caller, whose own key (idempotency key, cue run) makes the retry safe.
 */
async function transaction<T>(
  db: Db,
  scope: { workspaceId: string; groupId: string; memberId: string },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!scope.workspaceId) throw new Error('a transaction needs its workspace');
  const startedAt = performance.now();
  const scoped = scopeStatement(scope);
  for (let attempt = 1; ; attempt++) {
    let committing = false;
    try {
      return await db.connection().execute(async (connection) => {
        // both in one message: every request has a transaction, and pays for each round trip
        await sql.raw(`begin; ${scoped}`).execute(connection);
        try {
          // what Kysely makes of `transaction()` is the same object with another name
          const result = await work(connection as unknown as Tx);
          committing = true;
          const { rows } = await sql<{ command: string }>`commit`.execute(connection);
          // a caller that caught a statement's error has nothing to commit; saying it went well would be a lie
          if (rows[0]?.command === 'ROLLBACK')
            throw new Error('the transaction was given up by PostgreSQL: an error in it was not passed on');
          return result;
        } catch (error) {
          if (!committing) await sql`rollback`.execute(connection).catch(() => {}); // a connection that cannot even do this is broken, and its pool lets it go
          throw error;
        }
      });
    } catch (error) {
      const again = isConflictOfTransactions(error)
        ? attempt < CONFLICT_ATTEMPTS
        : !committing && isDatabaseUnavailable(error) && performance.now() - startedAt < RECONNECT_WITHIN_MS;
      if (!again) throw error;
      await sleep(Math.min(20 * 2 ** attempt, 400) * (0.5 + Math.random()));
    }
  }
}

/** Without parameters, so that it can travel with `begin`. */
function scopeStatement(scope: { workspaceId: string; groupId: string; memberId: string }): string {
  const set = (name: string, value: string) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`;
  return `select ${set('app.workspace_id', scope.workspaceId)}, ${set('app.group_id', scope.groupId)}, ${set('app.member_id', scope.memberId)}`;
}
