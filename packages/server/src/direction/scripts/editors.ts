import { sql } from 'kysely';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { type LatestVersion, latestVersion } from './latest-version.ts';

/** Another member of the staff who works on a script now. */
export interface OtherEditor {
  readonly staffId: string;
  readonly name: string;
  /** has the studio open now */
  readonly open: boolean;
  /** when they last typed something they have not saved; null = nothing unsaved */
  readonly changedAt: string | null;
}

/** An open studio says so every ten seconds; after four times nothing it is closed, or without a network. Seconds of the wall: the demo's clock is faster. */
const OPEN_FOR_MS = 45_000;
/** Unsaved changes of yesterday are no longer somebody typing beside one; they are still kept. */
const FRESH_FOR_MS = 24 * 60 * 60_000;

/**
 * Says that a person has a script open, and hears who else works on it and what was saved last.
 * @throws DomainError `not_found`
 */
export async function meetEditors(
  deps: Pick<Deps, 'db' | 'clock'>,
  o: { actor: Pick<StaffActor, 'workspaceId' | 'staffId'>; scriptId: string },
): Promise<{ others: readonly OtherEditor[]; latest: LatestVersion }> {
  const { workspaceId, staffId } = o.actor;
  const at = deps.clock.now();
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    const latest = await latestVersion(tx, o.scriptId);
    await sql`
      insert into script_editor (workspace_id, script_id, staff_id, seen_at) values (${workspaceId}, ${o.scriptId}, ${staffId}, ${at})
      on conflict (workspace_id, script_id, staff_id) do update set seen_at = excluded.seen_at`.execute(tx);
    const openSince = new Date(at.getTime() - OPEN_FOR_MS * deps.clock.speed());
    const freshSince = new Date(at.getTime() - FRESH_FOR_MS);
    const { rows } = await sql<{ staff_id: string; name: string; open: boolean; changed_at: Date | null }>`
      select p.staff_id, p.display_name as name, e.seen_at is not null as open, d.changed_at
      from staff p
      left join script_editor e
        on e.workspace_id = p.workspace_id and e.staff_id = p.staff_id and e.script_id = ${o.scriptId} and e.seen_at >= ${openSince}
      left join script_draft d
        on d.workspace_id = p.workspace_id and d.staff_id = p.staff_id and d.script_id = ${o.scriptId}
        and (d.changed_at >= ${freshSince} or e.seen_at is not null)
      where p.staff_id <> ${staffId} and p.left_at is null and (e.seen_at is not null or d.changed_at is not null)
      order by p.display_name, p.staff_id`.execute(tx);
    const others = rows.map(({ staff_id, name, open, changed_at }) => ({
      ...{ staffId: staff_id, name, open },
      changedAt: changed_at?.toISOString() ?? null,
    }));
    return { others, latest };
  });
}

/**
 * A person has closed the script.
 * @throws DomainError `not_found`
 */
export async function leaveScript(tx: Tx, o: { actor: Pick<StaffActor, 'staffId'>; scriptId: string }): Promise<void> {
  await latestVersion(tx, o.scriptId);
  await sql`delete from script_editor where staff_id = ${o.actor.staffId} and script_id = ${o.scriptId}`.execute(tx);
}
