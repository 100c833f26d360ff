import { withOffset } from '@kuaishan/script';
import { sql } from 'kysely';
import { getWorkspace } from '../../facts/identity/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';

/** The version of a script that was saved last. */
export interface LatestVersion {
  readonly scriptVersionId: string;
  readonly number: number;
  /** ISO 8601, as the workspace's clocks show it */
  readonly savedAt: string;
  readonly savedBy: string;
}

/** @throws DomainError `not_found` for a script the workspace does not have */
export async function latestVersion(tx: Tx, scriptId: string): Promise<LatestVersion> {
  const { rows } = await sql<{ script_version_id: string; number: number; saved_at: Date; saved_by: string }>`
    select v.script_version_id, v.number, v.saved_at, p.display_name as saved_by
    from script_version v join staff p on p.workspace_id = v.workspace_id and p.staff_id = v.saved_by
    where v.script_id = ${scriptId} order by v.number desc limit 1`.execute(tx);
  const row = rows[0];
  if (!row) throw new DomainError('not_found', { field: 'scriptId' });
  const { zone } = await getWorkspace(tx);
  const savedAt = withOffset(Temporal.Instant.fromEpochMilliseconds(row.saved_at.getTime()), zone);
  return { scriptVersionId: row.script_version_id, number: row.number, savedAt, savedBy: row.saved_by };
}
