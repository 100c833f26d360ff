import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';

/** Notes a person. Identities (phone, unionid …) will be attached to the contact, never to a member. */
export async function addContact(tx: Tx, o: { workspaceId: string; contactId: string; displayName: string; at: Date }): Promise<void> {
  await sql`insert into contact (workspace_id, contact_id, display_name, created_at)
    values (${o.workspaceId}, ${o.contactId}, ${o.displayName}, ${o.at})`.execute(tx);
}
