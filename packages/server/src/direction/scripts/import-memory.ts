import { createHash } from 'node:crypto';
import { findByName, type ImportMemory } from '@kuaishan/script';
import { sql } from 'kysely';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';

/** A workspace has a handful of workbooks it fills in again and again. */
const MOST_REMEMBERED = 300;

/** Everything the workspace has confirmed of files it imported, newest first. Fields and actions this version does not know are left out. */
export async function listImportMemory(tx: Tx): Promise<readonly ImportMemory[]> {
  const { rows } = await sql<{ headings: string; columns: Record<string, string | null>; actions: Record<string, string> }>`
    select headings, columns, actions from import_mapping order by confirmed_at desc limit ${MOST_REMEMBERED}`.execute(tx);
  return rows.map(({ headings, columns, actions }) => memoryOf({ signature: headings, columns, actions }));
}

/** Names as they came from outside, as this version knows them. */
export function memoryOf(o: {
  readonly signature: string;
  readonly columns: Readonly<Record<string, string | null>>;
  readonly actions: Readonly<Record<string, string>>;
}): ImportMemory {
  return {
    signature: o.signature,
    columns: Object.fromEntries(
      Object.entries(o.columns).map(([heading, field]) => [heading, field === null ? null : (findByName('fields', field)?.name ?? null)]),
    ),
    actions: Object.fromEntries(
      Object.entries(o.actions).flatMap(([name, action]) => {
        const known = findByName('actions', action)?.name;
        return known ? [[name, known] as const] : [];
      }),
    ),
  };
}

/** Keeps what was confirmed, beside what was confirmed of rows of other names before. */
export async function rememberImport(
  deps: Pick<Deps, 'db' | 'clock'>,
  o: { actor: Pick<StaffActor, 'workspaceId' | 'staffId'>; memory: ImportMemory },
): Promise<void> {
  const { workspaceId, staffId } = o.actor;
  const { signature, columns, actions } = o.memory;
  const hash = createHash('sha256').update(signature).digest();
  await inWorkspace(deps.db, workspaceId, async (tx) => {
    await sql`
      insert into import_mapping (workspace_id, signature, headings, columns, actions, confirmed_by, confirmed_at)
      values (${workspaceId}, ${hash}, ${signature}, ${JSON.stringify(columns)}::jsonb, ${JSON.stringify(actions)}::jsonb, ${staffId}, ${deps.clock.now()})
      on conflict (workspace_id, signature) do update
      set columns = excluded.columns, actions = import_mapping.actions || excluded.actions,
          confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at`.execute(tx);
  });
}
