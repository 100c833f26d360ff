import { parseScript } from '@kuaishan/script';
import { sql } from 'kysely';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { forgetDraft } from './drafts.ts';
import { latestVersion } from './latest-version.ts';

export interface SavedScript {
  readonly scriptId: string;
  readonly scriptVersionId: string;
  readonly number: number;
}

export interface ScriptSaving {
  readonly actor: Pick<StaffActor, 'workspaceId' | 'staffId'>;
  readonly text: string;
  /** null = a new script */
  readonly scriptId: string | null;
  /** the latest version the person has seen; null = none, as in a new script */
  readonly baseVersionId: string | null;
  /** why, in the words of who saves it */
  readonly note?: string | null;
  /** the state of their draft that becomes this version, and is a draft no longer */
  readonly draftRevision?: string | null;
}

/**
 * Saves a script's text as its next immutable version; without `scriptId` as the first version of a new script. Saving the text the latest
 * version already holds answers that version. Where somebody has saved another text since `baseVersionId`, nothing is written: of several who save
 * from one version at once, one does.
 * @throws DomainError `script_has_errors` with the findings, `script_saved_since` with the version they have not seen, `not_found`
 */
export async function saveScriptVersion(deps: Pick<Deps, 'db' | 'clock' | 'random'>, o: ScriptSaving): Promise<SavedScript> {
  const result = parseScript(o.text);
  if (!result.ok)
    throw new DomainError('script_has_errors', { findings: result.findings.filter((finding) => finding.severity === 'error') });
  const { workspaceId, staffId } = o.actor;
  const scriptId = o.scriptId ?? deps.random.uuid();
  const scriptVersionId = deps.random.uuid();
  const at = deps.clock.now();

  return inWorkspace(deps.db, workspaceId, async (tx) => {
    if (o.scriptId === null) {
      await sql`insert into script (workspace_id, script_id, title, created_at) values (${workspaceId}, ${scriptId}, ${result.script.title}, ${at})`.execute(
        tx,
      );
    } else {
      // the script's row is locked: of two people saving at once the second sees what the first saved
      const { numAffectedRows } = await sql`update script set title = ${result.script.title} where script_id = ${scriptId}`.execute(tx);
      if (numAffectedRows !== 1n) throw new DomainError('not_found', { field: 'scriptId' });
    }
    const { rows: latest } = await sql<{ script_version_id: string; number: number; text: string }>`
      select script_version_id, number, text from script_version where script_id = ${scriptId} order by number desc limit 1`.execute(tx);
    if (o.draftRevision) await forgetDraft(tx, { staffId, revision: o.draftRevision });
    if (latest[0]?.text === o.text) return { scriptId, scriptVersionId: latest[0].script_version_id, number: latest[0].number };
    if (latest[0] && latest[0].script_version_id !== o.baseVersionId)
      throw new DomainError('script_saved_since', { latest: await latestVersion(tx, scriptId) });
    const number = (latest[0]?.number ?? 0) + 1;
    await sql`
      insert into script_version (workspace_id, script_version_id, script_id, number, text, saved_by, saved_at, note)
      values (${workspaceId}, ${scriptVersionId}, ${scriptId}, ${number}, ${o.text}, ${staffId}, ${at}, ${o.note ?? null})`.execute(tx);
    return { scriptId, scriptVersionId, number };
  });
}
