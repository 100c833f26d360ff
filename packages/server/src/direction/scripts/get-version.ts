import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';
import type { VersionRow } from './list-versions.ts';

/** One saved version with its text. Its text need not be readable by this program: it is shown as it was saved. */
export type VersionText = Pick<VersionRow, 'scriptVersionId' | 'number' | 'savedAt' | 'savedBy' | 'note'> & { readonly text: string };

/** @throws DomainError `not_found` */
export async function getVersion(tx: Tx, o: { scriptId: string; scriptVersionId: string }): Promise<VersionText> {
  const { rows } = await sql<{ number: number; saved_at: Date; saved_by: string; note: string | null; text: string }>`
    select v.number, v.saved_at, p.display_name as saved_by, v.note, v.text
    from script_version v join staff p on p.workspace_id = v.workspace_id and p.staff_id = v.saved_by
    where v.script_id = ${o.scriptId} and v.script_version_id = ${o.scriptVersionId}`.execute(tx);
  const row = rows[0];
  if (!row) throw new DomainError('not_found');
  const { number, note, text } = row;
  return { scriptVersionId: o.scriptVersionId, number, note, text, savedAt: row.saved_at.toISOString(), savedBy: row.saved_by };
}
