import { sql } from 'kysely';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { latestVersion } from './latest-version.ts';

/** What a person has written in a script and not saved as a version. */
export interface Draft {
  readonly text: string;
  /** the version the writing began from; null in a script that has none yet */
  readonly base: { readonly scriptVersionId: string; readonly number: number } | null;
  readonly changedAt: string;
  /** this state of it: what the next change says it follows */
  readonly revision: string;
}

type Whose = {
  readonly actor: Pick<StaffActor, 'workspaceId' | 'staffId'> /** null = a script not saved yet */;
  readonly scriptId: string | null;
};

/**
 * A person's own draft; null = none.
 * @throws DomainError `not_found` for a script the workspace does not have
 */
export async function findDraft(tx: Tx, { actor, scriptId }: Whose): Promise<Draft | null> {
  if (scriptId !== null) await latestVersion(tx, scriptId);
  const { rows } = await sql<{ text: string; base_version_id: string | null; number: number | null; changed_at: Date; revision: string }>`
    select d.text, d.base_version_id, v.number, d.changed_at, d.revision
    from script_draft d left join script_version v on v.workspace_id = d.workspace_id and v.script_version_id = d.base_version_id
    where d.staff_id = ${actor.staffId} and d.script_id is not distinct from ${scriptId}::uuid`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { base_version_id, number, text, revision } = row;
  const base = base_version_id === null || number === null ? null : { scriptVersionId: base_version_id, number };
  return { text, base, changedAt: row.changed_at.toISOString(), revision };
}

/**
 * Keeps what a person has written so far, in place of the state it was written on.
 * @param o.after the revision it follows; null = there was no draft. A page that has not seen what another device kept meanwhile is refused, so that nothing typed there is lost.
 * @throws DomainError `draft_elsewhere`, `not_found` (script, or a base that is not its version)
 */
export async function keepDraft(
  deps: Pick<Deps, 'db' | 'clock' | 'random'>,
  o: Whose & { text: string; baseVersionId: string | null; after: string | null },
): Promise<Pick<Draft, 'revision' | 'changedAt'>> {
  const { workspaceId, staffId } = o.actor;
  const revision = deps.random.uuid();
  const at = deps.clock.now();
  return inWorkspace(deps.db, workspaceId, async (tx) => {
    await refuseForeignBase(tx, o);
    const kept =
      o.after === null
        ? sql`
          insert into script_draft (workspace_id, staff_id, script_id, base_version_id, text, revision, changed_at)
          values (${workspaceId}, ${staffId}, ${o.scriptId}, ${o.baseVersionId}, ${o.text}, ${revision}, ${at})
          on conflict (workspace_id, staff_id, script_id) do nothing`
        : sql`
          update script_draft set base_version_id = ${o.baseVersionId}, text = ${o.text}, revision = ${revision}, changed_at = ${at}
          where staff_id = ${staffId} and script_id is not distinct from ${o.scriptId}::uuid and revision = ${o.after}`;
    const { numAffectedRows } = await kept.execute(tx);
    if (numAffectedRows !== 1n) throw new DomainError('draft_elsewhere');
    return { revision, changedAt: at.toISOString() };
  });
}

async function refuseForeignBase(
  tx: Tx,
  { scriptId, baseVersionId }: { scriptId: string | null; baseVersionId: string | null },
): Promise<void> {
  if (scriptId !== null) await latestVersion(tx, scriptId);
  if ((scriptId === null) !== (baseVersionId === null)) throw new DomainError('not_found', { field: 'baseVersionId' });
  if (baseVersionId === null) return;
  const { rows } = await sql`select from script_version where script_id = ${scriptId} and script_version_id = ${baseVersionId}`.execute(tx);
  if (rows.length === 0) throw new DomainError('not_found', { field: 'baseVersionId' });
}

/** Forgets the state of a draft that was saved or given up; one that has changed since stays. */
export async function forgetDraft(tx: Tx, o: { staffId: string; revision: string }): Promise<void> {
  await sql`delete from script_draft where staff_id = ${o.staffId} and revision = ${o.revision}`.execute(tx);
}
