import { diffScripts, type Locale } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';
import { findScript } from './load-script.ts';

/** One saved version of a script. */
export interface VersionRow {
  readonly scriptVersionId: string;
  readonly number: number;
  readonly savedAt: string;
  readonly savedBy: string;
  /** why, in the words of who saved it; null = none given */
  readonly note: string | null;
  /** what differs from the version before, in sentences; null = the first, or one of the two is of another program's language and cannot be read */
  readonly changes: readonly string[] | null;
  /** groups that play it */
  readonly groups: number;
}

/** A page of a history; each row compares two scripts of some hundred cues. */
const PAGE = 20;

/**
 * The versions of a script, the latest first, each with what it changed.
 * @param o.cursor `nextCursor` of the page before
 * @throws DomainError `not_found`
 */
export async function listVersions(
  tx: Tx,
  o: { scriptId: string; locale: Locale; cursor?: string | undefined },
): Promise<{ items: readonly VersionRow[]; nextCursor: string | null }> {
  const { rows } = await sql<{
    script_version_id: string;
    number: number;
    saved_at: Date;
    saved_by: string;
    note: string | null;
    before: string | null;
    groups: number;
  }>`
    select v.script_version_id, v.number, v.saved_at, p.display_name as saved_by, v.note,
      (select b.script_version_id from script_version b where b.script_id = v.script_id and b.number < v.number order by b.number desc limit 1) as before,
      (select count(*) from performance f where f.workspace_id = v.workspace_id and f.script_version_id = v.script_version_id) as groups
    from script_version v join staff p on p.workspace_id = v.workspace_id and p.staff_id = v.saved_by
    where v.script_id = ${o.scriptId} and (${o.cursor ?? null}::integer is null or v.number < ${o.cursor ?? null}::integer)
    order by v.number desc limit ${PAGE + 1}`.execute(tx);
  if (rows.length === 0 && o.cursor === undefined) throw new DomainError('not_found');
  const items: VersionRow[] = [];
  for (const row of rows.slice(0, PAGE)) {
    items.push({
      ...{ scriptVersionId: row.script_version_id, number: row.number, savedAt: row.saved_at.toISOString(), savedBy: row.saved_by },
      ...{ note: row.note, groups: row.groups },
      changes:
        row.before === null ? null : await changesBetween(tx, { before: row.before, after: row.script_version_id, locale: o.locale }),
    });
  }
  return { items, nextCursor: rows.length > PAGE ? String(items.at(-1)?.number) : null };
}

async function changesBetween(tx: Tx, o: { before: string; after: string; locale: Locale }): Promise<readonly string[] | null> {
  const [before, after] = [await findScript(tx, o.before), await findScript(tx, o.after)];
  return before && after && diffScripts(before, after).map(({ words }) => words[o.locale]);
}
