import { sql } from 'kysely';
import { mediaNames } from '../../facts/media/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Report } from './domain/report.ts';
import { type FailedReason, type RehearsalSettings, serverLock } from './rehearsal-queries.ts';

/** Rehearses somewhere that does not slow the process that asks; `signal` ends it early. Wired in main.ts. */
export type RunRehearsal = (o: {
  settings: RehearsalSettings & { readonly text: string; readonly media: readonly string[] };
  onProgress: (share: number) => void;
  signal: AbortSignal;
}) => Promise<Report>;

/** A server's rehearsals: one at a time, in the order they were asked for. */
export interface Rehearsing {
  /** Notes a rehearsal and gives its id at once. @throws DomainError `not_found` (script version) */
  ask(o: { actor: StaffActor; scriptVersionId: string; settings: RehearsalSettings }): Promise<string>;
  /** Ends the one that runs; those that wait are given up. */
  stop(): Promise<void>;
}

interface Asked {
  readonly workspaceId: string;
  readonly rehearsalId: string;
  readonly settings: RehearsalSettings & { readonly text: string; readonly media: readonly string[] };
}

/** Opens a server's rehearsals. While there are some it holds its lock on a connection of its own, by which others know that it lives. */
export function openRehearsing(deps: Pick<Deps, 'db' | 'clock' | 'random' | 'log'>, run: RunRehearsal): Rehearsing {
  const { db, clock, random, log } = deps;
  const serverId = random.uuid();
  const stopping = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();
  let asked = 0;
  let presence: { held: Promise<void>; leave: () => void; left: Promise<void> } | null = null;

  const bePresent = (): Promise<void> => {
    if (presence) return presence.held;
    const held = Promise.withResolvers<void>();
    const leaving = Promise.withResolvers<void>();
    const left = db
      .connection()
      .execute(async (connection) => {
        await sql`select pg_advisory_lock(${serverLock(serverId)})`.execute(connection);
        held.resolve();
        await leaving.promise;
        await sql`select pg_advisory_unlock(${serverLock(serverId)})`.execute(connection);
      })
      .catch((error: unknown) => {
        held.reject(error);
        log.warn({ err: error }, 'the lock of this server’s rehearsals was lost');
      });
    held.promise.catch(() => {});
    presence = { held: held.promise, leave: leaving.resolve, left };
    return held.promise;
  };

  const goIfIdle = async (): Promise<void> => {
    asked -= 1;
    if (asked > 0 || !presence) return;
    const { leave, left } = presence;
    presence = null;
    leave();
    await left;
  };

  const note = (one: Asked, change: { state: string; reason?: FailedReason; report?: Report; progress?: number }) =>
    inWorkspace(db, one.workspaceId, (tx) =>
      sql`update rehearsal set state = ${change.state}, reason = ${change.reason ?? null}, progress = ${change.progress ?? 0},
          report = ${change.report ? JSON.stringify(change.report) : null}, finished_at = ${change.state === 'running' ? null : clock.now()}
        where rehearsal_id = ${one.rehearsalId}`.execute(tx),
    );

  const perform = async (one: Asked): Promise<void> => {
    if (stopping.signal.aborted) return void (await note(one, { state: 'failed', reason: 'stopped' }));
    await note(one, { state: 'running' });
    let told = 0;
    let telling: Promise<unknown> = Promise.resolve();
    const onProgress = (share: number) => {
      const progress = Math.floor(share * 100);
      // a step a person sees
      if (progress < told + 5) return;
      told = progress;
      telling = telling.then(() => note(one, { state: 'running', progress })).catch(() => {});
    };
    try {
      const report = await run({ settings: one.settings, onProgress, signal: stopping.signal });
      await telling;
      await note(one, { state: 'done', report, progress: 100 });
    } catch (error) {
      await telling;
      if (!stopping.signal.aborted) log.error({ err: error, rehearsalId: one.rehearsalId }, 'a rehearsal broke');
      await note(one, { state: 'failed', reason: stopping.signal.aborted ? 'stopped' : 'broke' });
    }
  };

  return {
    ask: async ({ actor, scriptVersionId, settings }) => {
      asked += 1;
      try {
        await bePresent();
        const rehearsalId = random.uuid();
        const { workspaceId, staffId } = actor;
        const { text, media } = await inWorkspace(db, workspaceId, async (tx) => {
          const { rows } = await sql<{
            text: string;
          }>`select text from script_version where script_version_id = ${scriptVersionId}`.execute(tx);
          const [version] = rows;
          if (!version) throw new DomainError('not_found');
          await sql`insert into rehearsal (workspace_id, rehearsal_id, script_version_id, settings, state, server_id, progress, requested_by, requested_at)
            values (${workspaceId}, ${rehearsalId}, ${scriptVersionId}, ${JSON.stringify(settings)}::jsonb, 'waiting', ${serverId}, 0, ${staffId},
              ${clock.now()})`.execute(tx);
          return { text: version.text, media: [...(await mediaNames(tx))] };
        });
        const one = { workspaceId, rehearsalId, settings: { ...settings, text, media } };
        turn = turn
          .then(() => perform(one))
          .catch((error: unknown) => log.error({ err: error, rehearsalId }, 'what came of a rehearsal could not be noted'))
          .then(goIfIdle);
        return rehearsalId;
      } catch (error) {
        await goIfIdle();
        throw error;
      }
    },
    stop: async () => {
      stopping.abort();
      await turn;
    },
  };
}
