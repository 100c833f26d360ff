import { sql } from 'kysely';
import type { Db } from '../platform/db/index.ts';

/** The ids of every workspace of the installation. */
export async function listWorkspaces(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ workspace_id: string }>`select w as workspace_id from operation.workspaces() w`.execute(db);
  return rows.map((row) => row.workspace_id);
}
