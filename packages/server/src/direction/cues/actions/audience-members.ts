import { type Audience, audienceToSql } from '@kuaishan/script';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';

/** A member as a private cue addresses them. */
export interface AddressedRow {
  group_id: string;
  member_id: string;
  display_name: string;
  phrase_seed: number;
}

/**
 * The members of these groups whom a private cue reaches now: in its audience, not left, and not opted out of private messages.
 * @param o.memberIds only these
 */
export function audienceMembers(o: {
  workspaceId: string;
  groupIds: readonly string[];
  memberIds?: readonly string[];
  audience: Audience | null;
  /** leaves out whom a prompt of this cue that still counts was about */
  notPromptedBy?: string | undefined;
}): RawBuilder<AddressedRow> {
  return sql<AddressedRow>`
    select m.group_id, m.member_id, m.display_name, m.phrase_seed from member m
    where m.workspace_id = ${o.workspaceId} and m.group_id = any(${o.groupIds}::uuid[]) and m.left_at is null
      ${o.memberIds === undefined ? sql`` : sql`and m.member_id = any(${o.memberIds}::uuid[])`}
      and not exists (select from contact c where c.workspace_id = m.workspace_id and c.contact_id = m.contact_id and c.opted_out_at is not null)
      ${
        o.notPromptedBy === undefined
          ? sql``
          : sql`and not exists (select from delivery d where d.workspace_id = m.workspace_id and d.group_id = m.group_id
              and d.cue_id = ${o.notPromptedBy} and d.recipient_member_id = m.member_id and d.recalled_at is null)`
      }
      and ${audienceCondition(o.audience)}`;
}

/** How many members each group has; groups without any are absent. */
export async function countMembers(tx: Tx, o: { workspaceId: string; groupIds: readonly string[] }): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ group_id: string; members: number }>`
    select group_id, count(*) as members from member
    where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[]) and left_at is null group by group_id`.execute(tx);
  return new Map(rows.map((row) => [row.group_id, row.members]));
}

/** The audience of `m` as SQL, its values as parameters. */
function audienceCondition(audience: Audience | null): RawBuilder<boolean> {
  if (audience === null) return sql<boolean>`true`;
  const values: string[] = [];
  const text = audienceToSql(audience, {
    member: 'm',
    param: (value) => {
      values.push(value);
      return `$${values.length}`;
    },
  });
  // `$1` … become parameters of the statement this is part of
  const parts = text.split(/\$(\d+)/).map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql.val(values[Number(part) - 1])));
  return sql<boolean>`(${sql.join(parts, sql``)})`;
}

/**
 * How many members a cue's prompts are about that still count, in groups where there are any: after an upgrade the cue is performed again for those whose
 * prompts were recalled, while what others were sent already stays.
 */
export async function countPrompted(
  tx: Tx,
  o: { workspaceId: string; groupIds: readonly string[]; cueId: string },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ group_id: string; prompted: number }>`
    select group_id, count(*) as prompted from delivery
    where workspace_id = ${o.workspaceId} and group_id = any(${o.groupIds}::uuid[]) and cue_id = ${o.cueId} and recalled_at is null
      and recipient_member_id is not null
    group by group_id`.execute(tx);
  return new Map(rows.map((row) => [row.group_id, row.prompted]));
}
