import { vocabulary } from '@kuaishan/script';
import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type PreparedRow, prepareFromCue } from '../conversations/index.ts';
import type { ChangedPrompt, Connector, CueLines } from './connector.ts';
import { firstLink } from './domain/own-link.ts';
import { escalateAt } from './prompt-terms.ts';
import { expirePrompts, withdrawPrompts } from './take-back-prompts.ts';

/**
 * Rooms elsewhere: the message is prepared, and the person cast for the role is prompted to post it, one prompt a recipient.
 * It becomes visible when somebody claims to have posted it (`claimPrompt`).
 */
export const prompter: Connector = {
  channel: 'prompter',
  traits: vocabulary.channels.prompter,
  perform: async (tx, lines) => {
    const { to } = lines;
    const recipients = to.place === 'private' ? to.recipients : roomRows(lines, to.texts);
    return counted(await prompt(tx, { lines, kind: 'post', recipients, openRoomsOnly: to.place === 'room' }));
  },
  withdraw: withdrawPrompts,
  expire: expirePrompts,
};

/**
 * Prompts a person to do something, on whatever channel the group is: for the whole group (place `room`), or about single members. What it
 * says is for the staff alone and never becomes visible to members. Gives how many prompts each group got.
 */
export async function promptTask(tx: Tx, lines: CueLines): Promise<ReadonlyMap<string, number>> {
  const recipients = lines.to.place === 'private' ? lines.to.recipients : roomRows(lines, lines.to.texts);
  return counted(await prompt(tx, { lines, kind: 'task', recipients, openRoomsOnly: false }));
}

/** The lines for rooms as rows of recipients. */
function roomRows(lines: CueLines, texts: ReadonlyMap<string, string>) {
  const groupIds = lines.voices.map((voice) => voice.groupId).filter((groupId) => texts.has(groupId));
  return sql<PreparedRow>`select group_id, null::uuid as member_id, text
    from unnest(${groupIds}::uuid[], ${groupIds.map((groupId) => texts.get(groupId))}::text[]) as t(group_id, text)`;
}

async function prompt(
  tx: Tx,
  o: { lines: CueLines; kind: 'post' | 'task'; recipients: ReturnType<typeof sql<PreparedRow>>; openRoomsOnly: boolean },
): Promise<readonly ChangedPrompt[]> {
  const { workspaceId, cueId, at, title, voices, validUntilOf, linkCode } = o.lines;
  const prepared = await prepareFromCue(tx, { workspaceId, cueId, at, voices, recipients: o.recipients, openRoomsOnly: o.openRoomsOnly });
  const links = prepared.map(({ text }) => (linkCode && o.kind === 'post' ? firstLink(text) : null));
  const { rows } = await sql<{ delivery_id: number; group_id: string; staff_id: string }>`
    with cast_voice as (
      select * from unnest(${voices.map((voice) => voice.groupId)}::uuid[], ${voices.map((voice) => voice.author.staffId)}::uuid[],
        ${voices.map((voice) => voice.author.role)}::text[], ${voices.map((voice) => voice.validUntil)}::timestamptz[])
        as v(group_id, staff_id, role, valid_until)
    ), voice as (
      -- who is cast but has left is nobody's host any more
      select v.group_id, v.role, v.valid_until, case when exists (
        select from staff s where s.workspace_id = ${workspaceId} and s.staff_id = v.staff_id and s.left_at is null
      ) then v.staff_id else coalesce(prompt_successor(${workspaceId}, v.group_id, v.role, v.staff_id), v.staff_id) end as staff_id
      from cast_voice v
    )
    insert into delivery (workspace_id, group_id, cue_id, recipient_member_id, channel, kind, message_id, title, role, staff_id, state,
      prompted_at, waits_since, valid_until, escalate_at, link_code, link_target)
    select ${workspaceId}, p.group_id, ${cueId}, p.member_id, 'prompter', ${o.kind}, p.message_id, ${title}, v.role, v.staff_id, 'prompted',
      ${at}, ${at}, u.valid_until, ${escalateAt(at, sql`u.valid_until`)}, p.link_code, p.link_target
    from unnest(${prepared.map((message) => message.messageId)}::bigint[], ${prepared.map((message) => message.groupId)}::uuid[],
      ${prepared.map((message) => message.memberId)}::uuid[],
      ${prepared.map(({ memberId }) => (memberId === null ? null : (validUntilOf?.get(memberId) ?? null)))}::timestamptz[],
      ${links.map((link) => (link === null ? null : linkCode?.()))}::text[], ${links}::text[])
      with ordinality as p(message_id, group_id, member_id, valid_until, link_code, link_target, place)
      join voice v using (group_id)
      cross join lateral (select coalesce(p.valid_until, v.valid_until) as valid_until) u
    order by p.place
    returning delivery_id, group_id, staff_id`.execute(tx);
  await appendEvents(tx, {
    workspaceId,
    events: rows.map((row) => ({
      key: `prompted:${row.delivery_id}`,
      type: 'prompted',
      groupId: row.group_id,
      staffId: row.staff_id,
      cueId,
      at,
      data: { deliveryId: row.delivery_id },
    })),
  });
  return rows.map((row) => ({ deliveryId: row.delivery_id, groupId: row.group_id, staffId: row.staff_id }));
}

function counted(prompts: readonly ChangedPrompt[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(prompts, (one) => one.groupId)].map(([groupId, list]) => [groupId, list.length]));
}
