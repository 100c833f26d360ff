import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { secretHash } from '../../facts/identity/index.ts';
import type { MemberActor } from '../../platform/actor.ts';
import type { Db } from '../../platform/db/index.ts';

/**
 * A member's token. It follows from the join request's own key and a secret of the server, so a retried or doubled join answers the
 * very same token, while the database keeps only its hash and nobody else can compute it.
 */
export function memberToken(o: { secret: string; groupId: string; joinKey: string }): string {
  return createHmac('sha256', o.secret).update(`member\n${o.groupId}\n${o.joinKey}`).digest('base64url');
}

/** The member who holds a token; null when nobody does (any more). */
export async function memberOfToken(db: Db, token: string): Promise<MemberActor | null> {
  const { rows } = await sql<{ workspace_id: string; group_id: string; member_id: string }>`
    select workspace_id, group_id, member_id from member_of_token(${secretHash(token)})`.execute(db);
  const row = rows[0];
  return row ? { kind: 'member', workspaceId: row.workspace_id, groupId: row.group_id, memberId: row.member_id } : null;
}

/** The member behind a request: `Authorization: Bearer …`, or `?token=` where the route allows it. */
export async function memberOfRequest(
  deps: { readonly db: Db },
  request: Pick<FastifyRequest, 'headers' | 'query' | 'routeOptions'>,
): Promise<MemberActor | null> {
  const token =
    /^Bearer ([\w-]{16,100})$/.exec(request.headers.authorization ?? '')?.[1] ??
    (request.routeOptions.config.tokenInQuery ? queryToken(request.query) : null);
  return token ? memberOfToken(deps.db, token) : null;
}

function queryToken(query: unknown): string | null {
  if (typeof query !== 'object' || query === null || !('token' in query)) return null;
  return typeof query.token === 'string' && /^[\w-]{16,100}$/.test(query.token) ? query.token : null;
}
