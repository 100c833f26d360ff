import { sql } from 'kysely';
import { type ContactNote, listNewNotes } from '../../facts/contacts/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { FileOrder } from './domain/order.ts';

/** An order of the file beside what is known of it. */
export interface ComparedOrder {
  readonly order: FileOrder;
  readonly orderId: string;
  /** the contact it belongs to after the import; null: no usable phone, now or before */
  readonly contactId: string | null;
  readonly change: 'new' | 'changed' | 'unchanged';
  /** the buyer's remark, where it is to be noted */
  readonly note: ContactNote | null;
}

interface KnownRow {
  number: string;
  order_id: string;
  contact_id: string | null;
  differs: boolean;
}

/**
 * Compares orders with what the workspace knows of the shop's. A phone that is missing now takes nothing away from an order that had one.
 *
 * @param o.contacts contact ids by phone; a phone that is not among them belongs to somebody new
 */
export async function compareOrders(
  tx: Tx,
  o: { shop: string; kind: 'bait' | 'main'; orders: readonly FileOrder[]; contacts: ReadonlyMap<string, string>; newId: () => string },
): Promise<readonly ComparedOrder[]> {
  const { rows } = await sql<KnownRow>`
    select k.number, k.order_id, k.contact_id, (
      k.kind <> ${o.kind} or k.state <> f.state or k.state_written <> f."stateWritten" or k.currency <> f.currency or k.paid_minor <> f."paidMinor"
      or k.refunded_minor <> f."refundedMinor" or k.items <> f.items or k.source is distinct from f.source
      or k.ordered_at is distinct from f."orderedAt" or (k.contact_id is null and f."phoneProblem" is not null and k.without_phone <> f."phoneProblem")
    ) as differs
    from jsonb_to_recordset(${JSON.stringify(o.orders)}::jsonb) as f (number text, state text, "stateWritten" text, currency text, "paidMinor" bigint,
      "refundedMinor" bigint, items jsonb, source text, "orderedAt" timestamptz, "phoneProblem" text)
    join shop_order k on k.shop = ${o.shop} and k.number = f.number`.execute(tx);
  const known = new Map(rows.map((row) => [row.number, row]));
  const compared = o.orders.map((order): ComparedOrder & { readonly known: KnownRow | null } => {
    const row = known.get(order.number) ?? null;
    const orderId = row?.order_id ?? o.newId();
    const matched = order.phone === null ? (row?.contact_id ?? null) : (o.contacts.get(order.phone) ?? 'somebody-new');
    const contactId = matched === 'somebody-new' ? null : matched;
    const differs = row !== null && (row.differs || matched !== row.contact_id);
    const note = order.remark === null || contactId === null ? null : { contactId, key: `order:${orderId}`, text: order.remark };
    return { order, orderId, contactId, note, known: row, change: row === null ? 'new' : differs ? 'changed' : 'unchanged' };
  });
  const fresh = await listNewNotes(
    tx,
    compared.flatMap(({ note }) => note ?? []),
  );
  return compared.map(({ known: row, ...one }) => {
    const noted = one.note !== null && fresh.has(one.note.key);
    return { ...one, note: noted ? one.note : null, change: row !== null && noted ? 'changed' : one.change };
  });
}
