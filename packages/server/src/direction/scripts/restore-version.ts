import { sql } from 'kysely';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { type SavedScript, saveScriptVersion } from './save-script-version.ts';

/**
 * Saves the text of an earlier version as the next one: history is never rewritten. Where the latest holds that text already, it is answered.
 * @throws DomainError `not_found`, `script_saved_since`, `script_has_errors` (a rule of today refuses what an older program saved)
 */
export async function restoreVersion(
  deps: Pick<Deps, 'db' | 'clock' | 'random'>,
  o: {
    actor: Pick<StaffActor, 'workspaceId' | 'staffId'>;
    scriptId: string;
    scriptVersionId: string;
    /** the latest version the person has seen */
    baseVersionId: string;
    note: string | null;
  },
): Promise<SavedScript> {
  const { rows } = await inWorkspace(deps.db, o.actor.workspaceId, (tx) =>
    sql<{ text: string }>`
      select text from script_version where script_id = ${o.scriptId} and script_version_id = ${o.scriptVersionId}`.execute(tx),
  );
  if (!rows[0]) throw new DomainError('not_found', { field: 'scriptVersionId' });
  const { actor, scriptId, baseVersionId, note } = o;
  return saveScriptVersion(deps, { actor, text: rows[0].text, scriptId, baseVersionId, note });
}
