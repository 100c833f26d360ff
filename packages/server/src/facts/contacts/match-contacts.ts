import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';

/** Somebody a shop knows by phone. */
export interface PhonePerson {
  /** E.164 */
  readonly phone: string;
  /** the name a new contact gets; one who is known keeps theirs */
  readonly displayName: string;
  readonly source: string | null;
  /** the id a new contact gets */
  readonly contactId: string;
}

/**
 * The contacts of these phones: known ones are found, others made. However many do it at once, a phone has one contact: who claims the identity first
 * makes it. Phones must be distinct. Gives contact ids by phone.
 */
export async function matchContacts(
  tx: Tx,
  o: { workspaceId: string; people: readonly PhonePerson[]; at: Date },
): Promise<ReadonlyMap<string, string>> {
  if (o.people.length === 0) return new Map();
  const people = JSON.stringify(o.people);
  // in the order of the phones, so that two imports at once wait for each other instead of locking each other out
  const { rows: made } = await sql<{ contact_id: string }>`
    insert into contact_identity (workspace_id, kind, value, contact_id, attached_at)
    select ${o.workspaceId}, 'phone', p.phone, p."contactId", ${o.at}
    from jsonb_to_recordset(${people}::jsonb) as p (phone text, "contactId" uuid) order by p.phone
    on conflict do nothing returning contact_id`.execute(tx);
  await sql`
    insert into contact (workspace_id, contact_id, display_name, source, created_at)
    select ${o.workspaceId}, p."contactId", p."displayName", p.source, ${o.at}
    from jsonb_to_recordset(${people}::jsonb) as p ("contactId" uuid, "displayName" text, source text)
    where p."contactId" = any (${made.map((row) => row.contact_id)}::uuid[])`.execute(tx);
  const { rows } = await sql<{ value: string; contact_id: string }>`
    select value, contact_id from contact_identity where kind = 'phone' and value = any (${o.people.map(({ phone }) => phone)}::text[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.value, row.contact_id]));
}

/** Contacts of phones that are known already, by phone; makes none. */
export async function findContacts(tx: Tx, phones: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ value: string; contact_id: string }>`
    select value, contact_id from contact_identity where kind = 'phone' and value = any (${phones}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.value, row.contact_id]));
}
