import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
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
  for (let attempt = 1; ; attempt++) {
    let committing = false;
    try {
      return await db.transaction().execute(async (tx) => {
        await sql`select set_config('app.workspace_id', ${scope.workspaceId}, true), set_config('app.group_id', ${scope.groupId}, true),
          set_config('app.member_id', ${scope.memberId}, true)`.execute(tx);
        const result = await work(tx);
        committing = true;
        return result;
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
