import { type MilestoneName, type PlaceName, type RoleName, vocabulary } from '@kuaishan/script';
import { sql } from 'kysely';
import { appendEvents, reachMilestones } from '../../facts/events/index.ts';
import type { MemberActor, StaffActor } from '../../platform/actor.ts';
import { asMember, inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps, SaidMessage } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { type CheckedText, checkedText, MEMBER_TEXT_LIMIT } from './domain/checked-text.ts';
import { type Attachment, asSaidMessage, type MessageRow } from './message.ts';

/**
 * A member speaks, in the room or privately to the staff. A retry with the same `clientKey` answers the message already said.
 * @throws DomainError `room_closed` (the room only; private messages may follow), `text_empty`, `text_too_long`, `text_unreadable`
 */
export async function postAsMember(
  deps: Deps,
  o: { actor: MemberActor; place: PlaceName; text: string; clientKey: string },
): Promise<SaidMessage> {
  const { actor } = o;
  const text = sayable(checkedText(o.text, { limit: MEMBER_TEXT_LIMIT }));
  const { message, fresh } = await asMember(deps.db, actor, async (tx) => {
    const at = deps.clock.now();
    const said = await say(tx, {
      workspaceId: actor.workspaceId,
      groupId: actor.groupId,
      threadMemberId: o.place === 'private' ? actor.memberId : null,
      author: { kind: 'member', memberId: actor.memberId },
      text,
      attachments: [],
      clientKey: o.clientKey,
      at,
    });
    if (said.fresh) await noteSaid(tx, { actor, place: o.place, seq: said.message.seq, at });
    return said;
  });
  if (fresh) deps.realtime.messagesSaid(actor.workspaceId, actor.groupId, [message]);
  return message;
}

/**
 * A staff member speaks under the badge of a role: in the room, or (with `memberId`) privately to one member. A retry with the same
 * `clientKey` answers the message already said.
 * @throws DomainError `not_found` (group or member), `room_closed`, `text_empty`, `text_too_long`, `text_unreadable`
 */
export async function postAsStaff(
  deps: Deps,
  o: {
    actor: StaffActor;
    groupId: string;
    memberId: string | null;
    role: RoleName;
    text: string;
    attachments?: readonly Attachment[];
    clientKey: string;
  },
): Promise<SaidMessage> {
  const { actor } = o;
  const text = sayable(checkedText(o.text, { limit: vocabulary.channels.webRoom.textLimit.amount }));
  const { message, fresh } = await inWorkspace(deps.db, actor.workspaceId, (tx) =>
    say(tx, {
      workspaceId: actor.workspaceId,
      groupId: o.groupId,
      threadMemberId: o.memberId,
      author: { kind: 'staff', staffId: actor.staffId, role: o.role },
      text,
      attachments: o.attachments ?? [],
      clientKey: o.clientKey,
      at: deps.clock.now(),
    }),
  );
  if (fresh) deps.realtime.messagesSaid(actor.workspaceId, o.groupId, [message]);
  return message;
}

type Author =
  | { readonly kind: 'member'; readonly memberId: string }
  | { readonly kind: 'staff'; readonly staffId: string; readonly role: RoleName };

interface Saying {
  readonly workspaceId: string;
  readonly groupId: string;
  readonly threadMemberId: string | null;
  readonly author: Author;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly clientKey: string;
  readonly at: Date;
}

/**
 * Says one message. The room's row is locked in a statement of its own first: what is read after it (is it closed? was this said already?)
 * is true until the commit, so two retries at once say it once, and numbers have no gaps.
 */
async function say(tx: Tx, o: Saying): Promise<{ message: SaidMessage; fresh: boolean }> {
  const { rows: rooms } = await sql<{ closed_at: Date | null }>`
    select closed_at from room where workspace_id = ${o.workspaceId} and group_id = ${o.groupId} for update`.execute(tx);
  const room = rooms[0];
  if (!room) throw new DomainError('not_found');

  const known = await findByClientKey(tx, o);
  if (known) return { message: known, fresh: false };
  if (room.closed_at && o.threadMemberId === null) throw new DomainError('room_closed');
  await checkThread(tx, o);

  const byStaff = o.author.kind === 'staff' ? o.author : null;
  const byMember = o.author.kind === 'member' ? o.author : null;
  const name = byStaff
    ? sql`(select s.display_name from staff s where s.workspace_id = ${o.workspaceId} and s.staff_id = ${byStaff.staffId})`
    : sql`(select m.display_name from member m where m.workspace_id = ${o.workspaceId} and m.member_id = ${byMember?.memberId})`;
  const { rows: said } = await sql<MessageRow>`with numbered as (
      update room set last_seq = last_seq + 1 where workspace_id = ${o.workspaceId} and group_id = ${o.groupId} returning last_seq
    )
    insert into message as m (workspace_id, group_id, seq, thread_member_id, author, author_staff_id, author_member_id, author_name,
      author_role, text, attachments, client_key, said_at)
    select ${o.workspaceId}, ${o.groupId}, last_seq, ${o.threadMemberId}, ${o.author.kind}, ${byStaff?.staffId ?? null},
      ${byMember?.memberId ?? null}, ${name}, ${byStaff?.role ?? null}, ${o.text}, ${JSON.stringify(o.attachments)}::jsonb,
      ${o.clientKey}, ${o.at}
    from numbered
    returning m.*, (select t.display_name from member t where t.workspace_id = m.workspace_id and t.member_id = m.thread_member_id) as thread_member_name`.execute(
    tx,
  );
  const [message] = said;
  if (!message) throw new Error('a room that was locked is gone');
  return { message: asSaidMessage(message), fresh: true };
}

async function findByClientKey(tx: Tx, o: Saying): Promise<SaidMessage | null> {
  const { rows } = await sql<MessageRow>`
    select m.*, t.display_name as thread_member_name
    from message m left join member t on t.workspace_id = m.workspace_id and t.member_id = m.thread_member_id
    where m.workspace_id = ${o.workspaceId} and m.group_id = ${o.groupId} and m.client_key = ${o.clientKey}
      and m.author_staff_id is not distinct from ${o.author.kind === 'staff' ? o.author.staffId : null}::uuid
      and m.author_member_id is not distinct from ${o.author.kind === 'member' ? o.author.memberId : null}::uuid`.execute(tx);
  return rows[0] ? asSaidMessage(rows[0]) : null;
}

async function checkThread(tx: Tx, o: Saying): Promise<void> {
  if (o.threadMemberId === null) return;
  const { rows } = await sql`
    select from member where workspace_id = ${o.workspaceId} and group_id = ${o.groupId} and member_id = ${o.threadMemberId}
      and left_at is null`.execute(tx);
  if (rows.length === 0) throw new DomainError('not_found', { field: 'memberId' });
}

async function noteSaid(tx: Tx, o: { actor: MemberActor; place: PlaceName; seq: number; at: Date }): Promise<void> {
  const { workspaceId, groupId, memberId } = o.actor;
  await appendEvents(tx, {
    workspaceId,
    events: [{ key: `said:${groupId}:${o.seq}`, type: 'said', groupId, memberId, at: o.at, data: { place: o.place } }],
  });
  await reachMilestones(tx, { workspaceId, reached: milestonesOfSaying(o.place).map((name) => ({ memberId, groupId, name, at: o.at })) });
}

function milestonesOfSaying(place: PlaceName): readonly MilestoneName[] {
  return Object.values(vocabulary.milestones)
    .filter(({ reachedBy }) => reachedBy?.event === 'said' && (reachedBy.place === null || reachedBy.place === place))
    .map((milestone) => milestone.name);
}

function sayable(checked: CheckedText): string {
  if (checked.ok) return checked.text;
  if (checked.reason === 'empty') throw new DomainError('text_empty');
  if (checked.reason === 'unreadable') throw new DomainError('text_unreadable');
  throw new DomainError('text_too_long', { length: checked.length, limit: checked.limit });
}
