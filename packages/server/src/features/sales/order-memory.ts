import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { ColumnMapping } from './domain/propose-columns.ts';
import { isMapping } from './order-file.ts';

export type OrderKind = 'bait' | 'main';

/** How files with some headings were understood last time. */
export interface RememberedMapping {
  readonly shop: string;
  readonly kind: OrderKind;
  readonly columns: ColumnMapping;
}

/** Everything the workspace has confirmed, by signature (hex); the most recent few hundred. */
export async function listRemembered(tx: Tx): Promise<Readonly<Record<string, RememberedMapping>>> {
  const { rows } = await sql<{ signature: string; shop: string; kind: OrderKind; columns: unknown }>`
    select encode(signature, 'hex') as signature, shop, kind, columns from order_mapping order by confirmed_at desc limit 300`.execute(tx);
  return Object.fromEntries(
    rows.flatMap(({ signature, shop, kind, columns }) => (isMapping(columns) ? [[signature, { shop, kind, columns }] as const] : [])),
  );
}

export async function rememberMapping(tx: Tx, o: { workspaceId: string; signature: string; at: Date } & RememberedMapping): Promise<void> {
  await sql`
    insert into order_mapping (workspace_id, signature, shop, kind, columns, confirmed_at)
    values (${o.workspaceId}, decode(${o.signature}, 'hex'), ${o.shop}, ${o.kind}, ${JSON.stringify(o.columns)}::jsonb, ${o.at})
    on conflict (workspace_id, signature) do update
    set shop = excluded.shop, kind = excluded.kind, columns = excluded.columns, confirmed_at = excluded.confirmed_at`.execute(tx);
}
