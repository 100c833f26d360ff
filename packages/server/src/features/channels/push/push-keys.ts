import { sql } from 'kysely';
import webPush from 'web-push';
import type { Tx } from '../../../platform/db/index.ts';

/** A workspace's VAPID keys (RFC 8292): what its browsers' push services know it by. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * The workspace's keys, made when first asked for. Kept in the database: every process must sign with the same ones, and browsers' subscriptions
 * are bound to them for as long as they live. Their randomness is the library's own (node:crypto), never a seed.
 */
export async function pushKeysOf(tx: Tx, workspaceId: string): Promise<PushKeys> {
  const known = await readKeys(tx, workspaceId);
  if (known) return known;
  const made = webPush.generateVAPIDKeys();
  await sql`insert into push_key (workspace_id, public_key, private_key) values (${workspaceId}, ${made.publicKey}, ${made.privateKey})
    on conflict (workspace_id) do nothing`.execute(tx);
  return (await readKeys(tx, workspaceId)) ?? made;
}

async function readKeys(tx: Tx, workspaceId: string): Promise<PushKeys | null> {
  const { rows } = await sql<PushKeys>`
    select public_key as "publicKey", private_key as "privateKey" from push_key where workspace_id = ${workspaceId}`.execute(tx);
  return rows[0] ?? null;
}
