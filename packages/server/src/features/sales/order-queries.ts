import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { OrderState } from './domain/read-order-state.ts';
import type { PhoneProblem } from './domain/read-phone.ts';
import type { ImportCounts } from './import-orders.ts';
import type { OrderKind } from './order-memory.ts';

export interface ImportRow {
  readonly importId: string;
  readonly shop: string;
  readonly kind: OrderKind;
  readonly fileName: string;
  /** null: a command on the server */
  readonly importedBy: string | null;
  readonly importedAt: string;
  readonly counts: ImportCounts;
}

/** Past imports, newest first; nobody looks further back than this. */
export async function listImports(tx: Tx): Promise<readonly ImportRow[]> {
  const { rows } = await sql<{
    import_id: string;
    shop: string;
    kind: OrderKind;
    file_name: string;
    imported_by: string | null;
    imported_at: Date;
    counts: ImportCounts;
  }>`
    select i.import_id, i.shop, i.kind, i.file_name, s.display_name as imported_by, i.imported_at, i.counts
    from order_import i left join staff s on s.staff_id = i.imported_by
    order by i.imported_at desc, i.import_id limit 100`.execute(tx);
  return rows.map((row) => ({
    ...{ importId: row.import_id, shop: row.shop, kind: row.kind, fileName: row.file_name, importedBy: row.imported_by },
    ...{ importedAt: row.imported_at.toISOString(), counts: row.counts },
  }));
}

export interface OrderWithoutPhone {
  readonly orderId: string;
  readonly shop: string;
  readonly number: string;
  readonly problem: PhoneProblem;
  readonly state: OrderState;
  readonly stateWritten: string;
  readonly products: readonly string[];
  readonly paid: { readonly amountMinor: number; readonly currency: string };
  readonly orderedAt: string | null;
  readonly source: string | null;
}

const PAGE = 100;

/** Orders nobody can be found for, oldest import first, a page at a time. `cursor` is what the page before gave. */
export async function listOrdersWithoutPhone(
  tx: Tx,
  o: { cursor: string | null },
): Promise<{ items: readonly OrderWithoutPhone[]; nextCursor: string | null; total: number }> {
  const [at = null, after = null] = o.cursor?.split('/') ?? [];
  const { rows } = await sql<{
    order_id: string;
    shop: string;
    number: string;
    without_phone: PhoneProblem | null;
    state: OrderState;
    state_written: string;
    items: readonly { readonly product: string }[];
    paid_minor: number;
    currency: string;
    ordered_at: Date | null;
    source: string | null;
    created_at: Date;
    total: number;
  }>`
    select order_id, shop, number, without_phone, state, state_written, items, paid_minor, currency, ordered_at, source, created_at,
      (select count(*) from shop_order where contact_id is null) as total
    from shop_order
    where contact_id is null and (${at}::timestamptz is null or (created_at, order_id) > (${at}::timestamptz, ${after}::uuid))
    order by created_at, order_id limit ${PAGE + 1}`.execute(tx);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      ...{ orderId: row.order_id, shop: row.shop, number: row.number, problem: row.without_phone ?? 'missing' },
      ...{ state: row.state, stateWritten: row.state_written, products: row.items.map(({ product }) => product), source: row.source },
      ...{ paid: { amountMinor: row.paid_minor, currency: row.currency }, orderedAt: row.ordered_at?.toISOString() ?? null },
    })),
    nextCursor: rows.length > PAGE && last ? `${last.created_at.toISOString()}/${last.order_id}` : null,
    total: rows[0]?.total ?? 0,
  };
}
