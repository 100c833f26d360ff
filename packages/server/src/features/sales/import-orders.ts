import { sql } from 'kysely';
import { findContacts, matchContacts, noteContacts, type PhonePerson } from '../../facts/contacts/index.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { type ComparedOrder, compareOrders } from './compare-orders.ts';
import type { FileOrder, ReadOrders, RefusedLine } from './domain/order.ts';
import type { ColumnMapping } from './domain/propose-columns.ts';
import { maskedPhone } from './domain/read-phone.ts';
import { type OrderKind, rememberMapping } from './order-memory.ts';

/** What an import does, or would do. `orders` = new + changed + unchanged; `lines` = orders + merged + refused. */
export interface ImportCounts {
  readonly lines: number;
  readonly orders: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly merged: number;
  /** orders without a usable phone, now and before */
  readonly withoutPhone: number;
  readonly refused: number;
}

export interface ImportSource {
  readonly workspaceId: string;
  /** null: a command on the server */
  readonly staffId: string | null;
  readonly fileName: string;
  readonly shop: string;
  readonly kind: OrderKind;
  readonly signature: string;
  readonly mapping: ColumnMapping;
  readonly read: ReadOrders;
}

/** As many orders as one statement takes: some 2 MB of JSON. */
const BATCH = 5_000;
/** Refused lines that are kept with the import: more nobody works down. */
const REFUSED_KEPT = 1_000;

/** What importing would do, without doing it. */
export async function previewImport(
  deps: Pick<Deps, 'db' | 'random'>,
  o: Pick<ImportSource, 'workspaceId' | 'shop' | 'kind' | 'read'>,
): Promise<ImportCounts> {
  return inWorkspace(deps.db, o.workspaceId, async (tx) => {
    const all: ComparedOrder[] = [];
    for (const orders of batches(o.read.orders)) {
      const contacts = await findContacts(tx, phonesOf(orders));
      all.push(...(await compareOrders(tx, { ...o, orders, contacts, newId: () => deps.random.uuid() })));
    }
    return countsOf(o.read, all, (one) => one.contactId !== null || one.order.phone !== null);
  });
}

/**
 * Imports a shop's orders, all in one transaction: those it does not know are added, those that changed are changed, the others stay as they are. The same
 * file again changes nothing; two imports of one shop at once come one after the other.
 */
export async function importOrders(
  deps: Pick<Deps, 'db' | 'clock' | 'random'>,
  o: ImportSource,
): Promise<{ readonly importId: string; readonly counts: ImportCounts }> {
  const importId = deps.random.uuid();
  const at = deps.clock.now();
  return inWorkspace(deps.db, o.workspaceId, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`orders:${o.workspaceId}:${o.shop}`}, 0))`.execute(tx);
    const all: ComparedOrder[] = [];
    for (const orders of batches(o.read.orders)) {
      const contacts = await matchContacts(tx, { workspaceId: o.workspaceId, people: peopleOf(orders, () => deps.random.uuid()), at });
      const compared = await compareOrders(tx, { ...o, orders, contacts, newId: () => deps.random.uuid() });
      await writeOrders(tx, { ...o, importId, at, compared });
      all.push(...compared);
    }
    const counts = countsOf(o.read, all, (one) => one.contactId !== null);
    await rememberMapping(tx, { workspaceId: o.workspaceId, signature: o.signature, shop: o.shop, kind: o.kind, columns: o.mapping, at });
    await noteImport(tx, { ...o, importId, at, counts, refused: o.read.refused });
    return { importId, counts };
  });
}

async function writeOrders(
  tx: Tx,
  o: { workspaceId: string; shop: string; kind: OrderKind; importId: string; at: Date; compared: readonly ComparedOrder[] },
): Promise<void> {
  const rows = o.compared
    .filter(({ change }) => change !== 'unchanged')
    .map(({ order: { phone: _phone, name: _name, remark: _remark, ...order }, orderId, contactId }) => ({ ...order, orderId, contactId }));
  if (rows.length === 0) return;
  await sql`
    insert into shop_order (workspace_id, order_id, shop, number, kind, contact_id, without_phone, state, state_written, ordered_at, currency, paid_minor,
      refunded_minor, source, items, first_import_id, changed_import_id, created_at, changed_at)
    select ${o.workspaceId}, f."orderId", ${o.shop}, f.number, ${o.kind}, f."contactId", case when f."contactId" is null then f."phoneProblem" end, f.state,
      f."stateWritten", f."orderedAt", f.currency, f."paidMinor", f."refundedMinor", f.source, f.items, ${o.importId}, ${o.importId}, ${o.at}, ${o.at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f ("orderId" uuid, number text, "contactId" uuid, "phoneProblem" text, state text,
      "stateWritten" text, "orderedAt" timestamptz, currency text, "paidMinor" bigint, "refundedMinor" bigint, source text, items jsonb)
    on conflict (workspace_id, shop, number) do update set kind = excluded.kind, contact_id = excluded.contact_id, without_phone = excluded.without_phone,
      state = excluded.state, state_written = excluded.state_written, ordered_at = excluded.ordered_at, currency = excluded.currency,
      paid_minor = excluded.paid_minor, refunded_minor = excluded.refunded_minor, source = excluded.source, items = excluded.items,
      changed_import_id = excluded.changed_import_id, changed_at = excluded.changed_at`.execute(tx);
  const notes = o.compared.flatMap(({ note }) => note ?? []);
  if (notes.length > 0) await noteContacts(tx, { workspaceId: o.workspaceId, notes, at: o.at });
}

async function noteImport(
  tx: Tx,
  o: ImportSource & { importId: string; at: Date; counts: ImportCounts; refused: readonly RefusedLine[] },
): Promise<void> {
  await sql`
    insert into order_import (workspace_id, import_id, shop, file_name, kind, imported_by, imported_at, counts, refused)
    values (${o.workspaceId}, ${o.importId}, ${o.shop}, ${o.fileName}, ${o.kind}, ${o.staffId}, ${o.at}, ${JSON.stringify(o.counts)}::jsonb,
      ${JSON.stringify(o.refused.slice(0, REFUSED_KEPT))}::jsonb)`.execute(tx);
}

/** Each phone once, by the first order that names it. */
function peopleOf(orders: readonly FileOrder[], newId: () => string): readonly PhonePerson[] {
  const people = new Map<string, PhonePerson>();
  for (const { phone, name, source } of orders) {
    if (phone === null || people.has(phone)) continue;
    people.set(phone, { phone, displayName: name ?? maskedPhone(phone), source, contactId: newId() });
  }
  return [...people.values()];
}

function phonesOf(orders: readonly FileOrder[]): readonly string[] {
  return [...new Set(orders.flatMap(({ phone }) => phone ?? []))];
}

function* batches(orders: readonly FileOrder[]): Generator<readonly FileOrder[]> {
  for (let at = 0; at < orders.length; at += BATCH) yield orders.slice(at, at + BATCH);
}

function countsOf(read: ReadOrders, all: readonly ComparedOrder[], reachable: (one: ComparedOrder) => boolean): ImportCounts {
  const count = (change: ComparedOrder['change']) => all.filter((one) => one.change === change).length;
  return {
    ...{ lines: read.lines, orders: all.length, new: count('new'), changed: count('changed'), unchanged: count('unchanged') },
    ...{ merged: read.merged, withoutPhone: all.filter((one) => !reachable(one)).length, refused: read.refused.length },
  };
}
