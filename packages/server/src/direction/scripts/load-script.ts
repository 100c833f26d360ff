import { parseScript, type Script } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { DomainError } from '../../platform/errors.ts';

/** Parsed scripts by version id. Versions are immutable, so an entry never goes stale; a process performs a handful at a time. */
const parsed = new Map<string, Script>();
/** Enough for every campaign that runs at once in a large workspace; a parsed script is about 200 kB. */
const KEEP = 200;

/**
 * The script of a version, parsed. Row-level security decides whether the caller may see the version even when it is in memory already.
 * @throws DomainError `not_found`
 */
export async function loadScript(tx: Tx, scriptVersionId: string): Promise<Script> {
  const script = await findScript(tx, scriptVersionId);
  // it parsed without errors when it was saved; if a later parser refuses it, that is a fault of ours, not the operator's
  if (!script) throw new Error(`script version ${scriptVersionId} was saved but does not parse`);
  return script;
}

/**
 * The same, for who only tells of it: null where this program's parser refuses what an older one saved.
 * @throws DomainError `not_found`
 */
export async function findScript(tx: Tx, scriptVersionId: string): Promise<Script | null> {
  const known = parsed.get(scriptVersionId);
  const { rows } = await sql<{ text: string | null }>`
    select case when ${known === undefined} then text end as text from script_version where script_version_id = ${scriptVersionId}`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) throw new DomainError('not_found');
  if (known) return known;
  const result = parseScript(row.text ?? '');
  if (!result.ok) return null;
  if (parsed.size >= KEEP) parsed.delete(parsed.keys().next().value ?? '');
  parsed.set(scriptVersionId, result.script);
  return result.script;
}
