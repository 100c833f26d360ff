import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';

/** Something noted about a contact, once under its key. */
export interface ContactNote {
  readonly contactId: string;
  readonly key: string;
  readonly text: string;
}

/** Which of these notes are not there yet, or say something else: their keys. */
export async function listNewNotes(tx: Tx, notes: readonly ContactNote[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select n.key from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as n ("contactId" uuid, key text, text text)
    where not exists (select from contact_note c where c.contact_id = n."contactId" and c.key = n.key and c.text = n.text)`.execute(tx);
  return new Set(rows.map(({ key }) => key));
}

/** Notes them; what a key said before is replaced. */
export async function noteContacts(tx: Tx, o: { workspaceId: string; notes: readonly ContactNote[]; at: Date }): Promise<void> {
  await sql`
    insert into contact_note (workspace_id, contact_id, key, text, noted_at)
    select ${o.workspaceId}, n."contactId", n.key, n.text, ${o.at}
    from jsonb_to_recordset(${JSON.stringify(o.notes)}::jsonb) as n ("contactId" uuid, key text, text text)
    on conflict (workspace_id, contact_id, key) do update set text = excluded.text, noted_at = excluded.noted_at
    where contact_note.text <> excluded.text`.execute(tx);
}
