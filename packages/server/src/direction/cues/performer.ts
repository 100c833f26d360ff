import { type RawBuilder, sql } from 'kysely';
import { type ChangedPrompt, escalatePrompts, expirePrompts } from '../../features/channels/index.ts';
import { inWorkspace, isDatabaseUnavailable, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { withLogFields } from '../../platform/log/index.ts';
import { type PerformDueOptions, type Performed, performDue } from './perform-due.ts';

/** Other processes open, slip and resume groups too; this is how long their changes may go unnoticed (wall time). */
const LOOK_EVERY_MS = 2_000;
/** Others hold what is due: look again soon, they may be killed at any moment. */
const LOOK_AGAIN_MS = 100;
/** While the database cannot be reached: wait this long, doubling, up to the longest. */
const BACK_OFF_MS = { first: 100, longest: 2_000 };

/** The performer turns at least every two seconds; longer than this without a turn and it is stuck (its pool gives a statement up after 65 s). */
const STUCK_AFTER_MS = 90_000;

/** What a round did, for metrics. */
export interface Round extends Performed {
  /** domain time it began at */
  readonly at: Date;
  /** wall time it took */
  readonly seconds: number;
}

export interface PerformerOptions extends PerformDueOptions {
  /** told of every round */
  readonly onRound?: (round: Round) => void;
}

export interface Performer {
  /** Something changed that may be due sooner than the performer thinks: look now. */
  poke(): void;
  /** Whether it has not turned for so long that something holds it. */
  stuck(): boolean;
  /** Finishes the open transaction and stops. */
  stop(): Promise<void>;
}

/**
 * Performs what becomes due, for as long as the process lives: wakes when the clock reaches the next due moment, and every two seconds of wall
 * time to see what other processes changed. Survives the loss of the database: it backs off and goes on. Any number of processes may run one.
 */
export function startPerformer(deps: Deps, o: PerformerOptions = {}): Performer {
  const { clock, log } = deps;
  let stopping = false;
  let poked = false;
  let turnedAt = performance.now();
  let rounds = 0;
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
      turnedAt = performance.now();
      rounds += 1;
      // every line of a round says which: a process's rounds are counted
      await withLogFields({ round: `${process.pid}.${rounds}` }, async () => {
        try {
          const { more, othersBusy, nextDue } = await performRound(deps, o);
          backOffMs = BACK_OFF_MS.first;
          if (!more) await rest(othersBusy ? LOOK_AGAIN_MS : LOOK_EVERY_MS, othersBusy ? null : nextDue);
        } catch (err) {
          log.warn({ err, backOffMs }, 'performing was interrupted; it goes on by itself');
          await rest(backOffMs, null);
          backOffMs = Math.min(backOffMs * 2, BACK_OFF_MS.longest);
        }
      });
    }
  };
  const running = run();
  return {
    poke,
    stuck: () => performance.now() - turnedAt > STUCK_AFTER_MS,
    stop: async () => {
      stopping = true;
      wake();
      await running;
    },
  };
}

/** How things stand after a round. */
export interface AfterRound {
  /** something was performed: look again before resting */
  readonly more: boolean;
  /** groups are due but another process holds them */
  readonly othersBusy: boolean;
  /** when the clock brings the next cue; null = none waits for it, or it was not looked for */
  readonly nextDue: Date | null;
}

/**
 * One look at everything that time brings: what nobody did in time is given up or passed on, what is due is performed. The performer's loop
 * and a rehearsal's are made of it. Throws the first fault met, after everything else has been dealt with.
 */
export async function performRound(deps: Deps, o: PerformerOptions = {}): Promise<AfterRound> {
  const [at, startedAt] = [deps.clock.now(), performance.now()];
  const ahead = await lookAhead(deps);
  if (!ahead.toFollow && (ahead.nextDue === null || ahead.nextDue > at)) {
    o.onRound?.({ at, seconds: (performance.now() - startedAt) / 1000, groups: 0, outcomes: [], othersBusy: false, faults: [] });
    return { more: false, othersBusy: false, nextDue: ahead.nextDue };
  }
  // prompts first: what was given up lets go of what waits for it
  const unswept = [...(await expireDuePrompts(deps)), ...(await escalateDuePrompts(deps))];
  const performed = await performDue(deps, o);
  o.onRound?.({ ...performed, at, seconds: (performance.now() - startedAt) / 1000 });
  const { groups, othersBusy } = performed;
  if (groups > 0) return { more: true, othersBusy, nextDue: null };
  const [fault] = [...performed.faults, ...unswept];
  if (fault !== undefined) throw fault;
  return { more: false, othersBusy, nextDue: (await lookAhead(deps)).nextDue };
}

/** The next moment at which time brings anything (a cue, the end of a prompt, its being passed on), and whether people did something that is to be carried on from. */
async function lookAhead(deps: Deps): Promise<{ nextDue: Date | null; toFollow: boolean }> {
  const { rows } = await sql<{ next_due: Date | null; to_follow: boolean }>`
    select next_due() as next_due, exists (select from workspaces_with_prompts_to_follow()) as to_follow`.execute(deps.db);
  return { nextDue: rows[0]?.next_due ?? null, toFollow: rows[0]?.to_follow ?? false };
}

/** Gives up prompts whose time is over, in every workspace that has some; gives what went wrong in single ones. */
export async function expireDuePrompts(deps: Deps): Promise<readonly unknown[]> {
  const at = deps.clock.now();
  return sweep(deps, {
    workspaces: sql`workspaces_with_expired_prompts(${at})`,
    work: (tx, workspaceId) => expirePrompts(tx, { workspaceId, at }),
    fault: 'prompts of a workspace could not be given up',
  });
}

/** Passes on prompts nobody took care of in time, in every workspace that has some; gives what went wrong in single ones. */
export async function escalateDuePrompts(deps: Deps): Promise<readonly unknown[]> {
  const at = deps.clock.now();
  return sweep(deps, {
    workspaces: sql`workspaces_with_due_escalations(${at})`,
    work: (tx, workspaceId) => escalatePrompts(tx, { workspaceId, at }),
    fault: 'prompts of a workspace could not be passed on',
  });
}

interface Sweep {
  /** a function that answers workspaces */
  readonly workspaces: RawBuilder<unknown>;
  readonly work: (tx: Tx, workspaceId: string) => Promise<readonly (ChangedPrompt & { readonly fromStaffId?: string })[]>;
  /** what it means when one workspace's turn breaks */
  readonly fault: string;
}

async function sweep(deps: Deps, o: Sweep): Promise<readonly unknown[]> {
  const faults: unknown[] = [];
  const { rows } = await sql<{ workspace_id: string }>`select w as workspace_id from ${o.workspaces} w`.execute(deps.db);
  for (const { workspace_id: workspaceId } of rows) {
    try {
      const changed = await inWorkspace(deps.db, workspaceId, (tx) => o.work(tx, workspaceId));
      for (const groupId of new Set(changed.map((prompt) => prompt.groupId))) deps.realtime.groupChanged(workspaceId, groupId);
      const staffIds = new Set(
        changed.flatMap(({ staffId, fromStaffId }) => (fromStaffId === undefined ? [staffId] : [staffId, fromStaffId])),
      );
      if (staffIds.size > 0) deps.realtime.promptsChanged(workspaceId, [...staffIds]);
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      deps.log.error({ err: error, workspaceId }, o.fault);
      faults.push(error);
    }
  }
  return faults;
}
