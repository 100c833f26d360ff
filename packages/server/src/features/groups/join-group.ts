import { sql } from 'kysely';
import { addContact } from '../../facts/contacts/index.ts';
import { appendEvents, reachMilestones } from '../../facts/events/index.ts';
import { personName, secretHash } from '../../facts/identity/index.ts';
import { inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { getRoomLocked, type Room } from '../conversations/index.ts';
import { groupOfJoinCode } from './group-queries.ts';
import { memberToken } from './member-token.ts';

/** A member who has just joined, or joined before with the same key. */
export interface Joined {
  readonly workspaceId: string;
  readonly groupId: string;
  readonly memberId: string;
  readonly displayName: string;
  readonly token: string;
}

/** What else must be true once somebody joined, in the same transaction (their own cues are planned). */
export type AfterJoin = (tx: Tx, joined: { workspaceId: string; groupId: string; memberId: string; at: Date }) => Promise<void>;

/**
 * A stranger with a group's code becomes its member. `joinKey` is the request's own name, kept by the stranger's device: however often and
 * however simultaneously it is sent, there is one member, one contact, one `joined`, and the same token.
 * @throws DomainError `not_found`, `join_closed`, `name_unusable`
 */
export async function joinGroup(
  deps: Deps,
  o: { code: string; displayName: string; joinKey: string; tokenSecret: string; afterJoin: AfterJoin },
): Promise<Joined> {
  const displayName = personName(o.displayName);
  const { workspaceId, groupId } = await groupOfJoinCode(deps.db, o.code);
  const token = memberToken({ secret: o.tokenSecret, groupId, joinKey: o.joinKey });
  // the key opens the same door as the token, so it too is kept as a hash
  const joinKey = secretHash(`${groupId}\n${o.joinKey}`).toString('base64url');

  const { joined, fresh } = await inWorkspace(deps.db, workspaceId, async (tx) => {
    // the same key twice at once: the second waits here and then finds the member
    await sql`select pg_advisory_xact_lock(hashtextextended(${`join:${joinKey}`}, 0))`.execute(tx);
    const known = await findMemberByJoinKey(tx, { groupId, joinKey });
    if (known) {
      // after the server's secret was lost, the same device is let in with its new token
      await sql`update member set token_sha256 = ${secretHash(token)} where member_id = ${known.memberId} and token_sha256 <> ${secretHash(token)}`.execute(
        tx,
      );
      return { joined: { workspaceId, groupId, ...known, token }, fresh: false };
    }
    const at = deps.clock.now();
    const [contactId, memberId] = [deps.random.uuid(), deps.random.uuid()];
    await addContact(tx, { workspaceId, contactId, displayName, at });
    await sql`
      insert into member (workspace_id, group_id, member_id, contact_id, display_name, token_sha256, phrase_seed, joined_at, join_key)
      values (${workspaceId}, ${groupId}, ${memberId}, ${contactId}, ${displayName}, ${secretHash(token)}, ${deps.random.seed()}, ${at}, ${joinKey})`.execute(
      tx,
    );
    await appendEvents(tx, { workspaceId, events: [{ key: `joined:${memberId}`, type: 'joined', groupId, memberId, at }] });
    await reachMilestones(tx, { workspaceId, reached: [{ memberId, groupId, name: 'joined', at }] });
    await o.afterJoin(tx, { workspaceId, groupId, memberId, at });
    // after the member's cues were planned, for that takes the performance, which comes first; a closed room takes everything back
    refuseClosed(await getRoomLocked(tx, { workspaceId, groupId }));
    return { joined: { workspaceId, groupId, memberId, displayName, token }, fresh: true };
  });
  if (fresh) deps.realtime.groupChanged(workspaceId, groupId);
  return joined;
}

function refuseClosed(room: Room): void {
  if (room.closedAt !== null) throw new DomainError('join_closed');
}

async function findMemberByJoinKey(
  tx: Tx,
  o: { groupId: string; joinKey: string },
): Promise<{ memberId: string; displayName: string } | null> {
  const { rows } = await sql<{ member_id: string; display_name: string }>`
    select member_id, display_name from member where group_id = ${o.groupId} and join_key = ${o.joinKey} and left_at is null`.execute(tx);
  const row = rows[0];
  return row ? { memberId: row.member_id, displayName: row.display_name } : null;
}
