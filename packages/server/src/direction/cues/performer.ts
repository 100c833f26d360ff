import { sql } from 'kysely';
import { expirePrompts } from '../../features/channels/index.ts';
import { inWorkspace, isDatabaseUnavailable } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { type PerformDueOptions, performDue } from './perform-due.ts';

/** Other processes open, slip and resume groups too; this is how long their changes may go unnoticed (wall time). */
const LOOK_EVERY_MS = 2_000;
/** Others hold what is due: look again soon, they may be killed at any moment. */
const LOOK_AGAIN_MS = 100;
/** While the database cannot be reached: wait this long, doubling, up to the longest. */
const BACK_OFF_MS = { first: 100, longest: 2_000 };

export interface Performer {
  /** Something changed that may be due sooner than the performer thinks: look now. */
  poke(): void;
  /** Finishes the open transaction and stops. */
  stop(): Promise<void>;
}

/**
 * Performs what becomes due, for as long as the process lives: wakes when the clock reaches the next due moment, and every two seconds of wall
 * time to see what other processes changed. Survives the loss of the database: it backs off and goes on. Any number of processes may run one.
 */
export function startPerformer(deps: Deps, o: PerformDueOptions = {}): Performer {
  const { clock, db, log } = deps;
  let stopping = false;
  let poked = false;
  let wake: () => void = () => {};
  const poke = () => {
    poked = true;
    wake();
  };

  /** Sleeps until the domain time `until`, for `wallMs` at the longest, or until poked. */
  const rest = (wallMs: number, until: Date | null) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => wake(), wallMs);
      const cancel = until ? clock.wakeAt(until, () => wake()) : () => {};
      wake = () => {
        clearTimeout(timer);
        cancel();
        wake = () => {};
        resolve();
      };
      if (poked || stopping) wake();
    });

  const run = async (): Promise<void> => {
    let backOffMs = BACK_OFF_MS.first;
    while (!stopping) {
      poked = false;
      try {
        const { groups, othersBusy, faults } = await performDue(deps, o);
        if (groups > 0) continue;
        const [fault] = [...faults, ...(await expireDuePrompts(deps))];
        if (fault !== undefined) throw fault;
        const { rows } = await sql<{ next_due: Date | null }>`select next_due() as next_due`.execute(db);
        backOffMs = BACK_OFF_MS.first;
        await rest(othersBusy ? LOOK_AGAIN_MS : LOOK_EVERY_MS, othersBusy ? null : (rows[0]?.next_due ?? null));
      } catch (err) {
        log.warn({ err, backOffMs }, 'performing was interrupted; it goes on by itself');
        await rest(backOffMs, null);
        backOffMs = Math.min(backOffMs * 2, BACK_OFF_MS.longest);
      }
    }
  };
  const running = run();
  return {
    poke,
    stop: async () => {
      stopping = true;
      wake();
      await running;
    },
  };
}

/** Gives up prompts whose time is over, in every workspace that has some; gives what went wrong in single ones. */
export async function expireDuePrompts(deps: Deps): Promise<readonly unknown[]> {
  const at = deps.clock.now();
  const faults: unknown[] = [];
  const { rows } = await sql<{ workspace_id: string }>`
    select w as workspace_id from workspaces_with_expired_prompts(${at}) w`.execute(deps.db);
  for (const { workspace_id: workspaceId } of rows) {
    try {
      const expired = await inWorkspace(deps.db, workspaceId, (tx) => expirePrompts(tx, { workspaceId, at }));
      for (const groupId of new Set(expired.map((prompt) => prompt.groupId))) deps.realtime.groupChanged(workspaceId, groupId);
      if (expired.length > 0) deps.realtime.promptsChanged(workspaceId, [...new Set(expired.map((prompt) => prompt.staffId))]);
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      deps.log.error({ err: error, workspaceId }, 'prompts of a workspace could not be given up');
      faults.push(error);
    }
  }
  return faults;
}
