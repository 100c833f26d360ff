import type { RoleName, Script } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { loadScript } from './load-script.ts';

export interface ScriptRow {
  readonly scriptId: string;
  readonly title: string;
  readonly latest: { readonly scriptVersionId: string; readonly number: number; readonly savedAt: string; readonly savedBy: string };
  readonly cues: number;
  readonly days: number;
  /** the roles somebody must be cast for, in the vocabulary's order of first use */
  readonly roles: readonly RoleName[];
}

interface LatestRow {
  script_id: string;
  title: string;
  script_version_id: string;
  number: number;
  saved_at: Date;
  saved_by: string;
}

/** The latest version of every script, most recently saved first; of one script when `scriptId` is given. */
const latestVersions = (scriptId: string | null) => sql<LatestRow>`
  select s.script_id, s.title, v.script_version_id, v.number, v.saved_at, p.display_name as saved_by
  from script s
  cross join lateral (select * from script_version v where v.script_id = s.script_id order by v.number desc limit 1) v
  join staff p on p.staff_id = v.saved_by
  where ${scriptId}::uuid is null or s.script_id = ${scriptId}
  order by v.saved_at desc, s.script_id`;

/** Every script with its latest version, most recently saved first. */
export async function listScripts(tx: Tx): Promise<readonly ScriptRow[]> {
  const { rows } = await latestVersions(null).execute(tx);
  const list: ScriptRow[] = [];
  for (const row of rows) list.push(asRow(row, await loadScript(tx, row.script_version_id)));
  return list;
}

/**
 * One script with its latest version and its text.
 * @throws DomainError `not_found`
 */
export async function getScript(tx: Tx, scriptId: string): Promise<{ row: ScriptRow; text: string }> {
  const { rows } = await latestVersions(scriptId).execute(tx);
  const row = rows[0];
  if (!row) throw new DomainError('not_found');
  const { rows: texts } = await sql<{
    text: string;
  }>`select text from script_version where script_version_id = ${row.script_version_id}`.execute(tx);
  return { row: asRow(row, await loadScript(tx, row.script_version_id)), text: texts[0]?.text ?? '' };
}

/** Roles that cues of the script are spoken or worked by. */
export function rolesOf(script: Script): readonly RoleName[] {
  return [...new Set(script.cues.map((cue) => cue.role))];
}

function asRow(row: LatestRow, script: Script): ScriptRow {
  return {
    scriptId: row.script_id,
    title: row.title,
    latest: { scriptVersionId: row.script_version_id, number: row.number, savedAt: row.saved_at.toISOString(), savedBy: row.saved_by },
    cues: script.cues.length,
    days: script.days,
    roles: rolesOf(script),
  };
}
