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
}): RawBuilder<AddressedRow> {
  return sql<AddressedRow>`
    select m.group_id, m.member_id, m.display_name, m.phrase_seed from member m
    where m.workspace_id = ${o.workspaceId} and m.group_id = any(${o.groupIds}::uuid[]) and m.left_at is null
      ${o.memberIds === undefined ? sql`` : sql`and m.member_id = any(${o.memberIds}::uuid[])`}
      and not exists (select from contact c where c.workspace_id = m.workspace_id and c.contact_id = m.contact_id and c.opted_out_at is not null)
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
