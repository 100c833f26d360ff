import { randomUUID } from 'node:crypto';
import type { ChannelName, RoleName } from '@kuaishan/script';
import { sql } from 'kysely';
import { type Db, inWorkspace, type Tx } from '../src/platform/db/index.ts';

/** Groups as they stand right after a campaign has opened, written by plain SQL so that a module's test needs no other module. */
export interface OpenedGroups {
  readonly workspaceId: string;
  readonly scriptVersionId: string;
  readonly campaignId: string;
  /** sorted; the order of their ordinals */
  readonly groupIds: readonly string[];
  /** members of each group, sorted */
  readonly membersOf: ReadonlyMap<string, readonly string[]>;
  /** who plays each role, in every group */
  readonly staff: Readonly<Record<RoleName, string>>;
  /** runs work in the workspace's scope */
  readonly work: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

export interface OpenedGroupsOptions {
  readonly groups?: number;
  readonly membersPerGroup?: number;
  readonly channel?: ChannelName;
  /** the script's YAML; modules that read no script need none */
  readonly script?: string;
  readonly openingAt?: Date;
  readonly zone?: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly joinedAt?: Date;
}

const roles: readonly RoleName[] = ['host', 'assistant', 'consultant', 'teacher', 'ambassador'];
const names: Readonly<Record<RoleName, string>> = {
  host: '阿澈',
  assistant: '小满',
  consultant: '小禾',
  teacher: '老周',
  ambassador: '叶子',
};

/** A workspace of its own with one campaign of `groups` groups, their rooms, casts and members. No performance yet. */
export async function openedGroups(db: Db, o: OpenedGroupsOptions = {}): Promise<OpenedGroups> {
  const workspaceId = randomUUID();
  const [scriptId, scriptVersionId, campaignId] = [randomUUID(), randomUUID(), randomUUID()];
  const staff = Object.fromEntries(roles.map((role) => [role, randomUUID()])) as Record<RoleName, string>;
  const openingAt = o.openingAt ?? new Date('2026-12-01T09:00:00+08:00');
  const joinedAt = o.joinedAt ?? new Date(openingAt.getTime() - 3_600_000);
  const groupIds = Array.from({ length: o.groups ?? 1 }, () => randomUUID()).sort();
  const membersOf = new Map(
    groupIds.map((groupId) => [groupId, Array.from({ length: o.membersPerGroup ?? 2 }, () => randomUUID()).sort()]),
  );
  const members = [...membersOf].flatMap(([groupId, ids]) =>
    ids.map((memberId, index) => ({ groupId, memberId, name: `成员${index + 1}` })),
  );

  await inWorkspace(db, workspaceId, async (tx) => {
    await sql`insert into workspace (workspace_id, name, locale, zone, created_at) values (${workspaceId}, '测试', 'zh-CN', 'Asia/Shanghai', ${joinedAt})`.execute(
      tx,
    );
    await sql`insert into staff (workspace_id, staff_id, display_name, permission, created_at)
      select ${workspaceId}::uuid, s, n, 'operator', ${joinedAt}::timestamptz
      from unnest(${roles.map((role) => staff[role])}::uuid[], ${roles.map((role) => names[role])}::text[]) as t(s, n)`.execute(tx);
    await sql`insert into script (workspace_id, script_id, title, created_at) values (${workspaceId}, ${scriptId}, '测试', ${joinedAt})`.execute(
      tx,
    );
    await sql`insert into script_version (workspace_id, script_version_id, script_id, number, text, saved_by, saved_at)
      values (${workspaceId}, ${scriptVersionId}, ${scriptId}, 1, ${o.script ?? ''}, ${staff.host}, ${joinedAt})`.execute(tx);
    await sql`insert into campaign (workspace_id, campaign_id, name, script_version_id, opening_at, zone, variable_values, opened_by, opened_at, idempotency_key)
      values (${workspaceId}, ${campaignId}, '十二月营', ${scriptVersionId}, ${openingAt}, ${o.zone ?? 'Asia/Shanghai'}, ${JSON.stringify(o.values ?? {})}::jsonb,
        ${staff.host}, ${joinedAt}, ${randomUUID()})`.execute(tx);
    await sql`insert into flash_group (workspace_id, group_id, campaign_id, ordinal, name, channel, join_code, created_at)
      select ${workspaceId}::uuid, g, ${campaignId}::uuid, n, n || '群', ${o.channel ?? 'webRoom'}, 'code-' || g, ${joinedAt}::timestamptz
      from unnest(${groupIds}::uuid[]) with ordinality as t(g, n)`.execute(tx);
    await sql`insert into room (workspace_id, group_id) select ${workspaceId}::uuid, g from unnest(${groupIds}::uuid[]) g`.execute(tx);
    await sql`insert into casting (workspace_id, group_id, role, staff_id)
      select ${workspaceId}::uuid, g, r, s from unnest(${groupIds}::uuid[]) g,
        unnest(${roles}::text[], ${roles.map((role) => staff[role])}::uuid[]) as t(r, s)`.execute(tx);
    await sql`insert into casting_term (workspace_id, group_id, role, staff_id, from_at)
      select workspace_id, group_id, role, staff_id, ${joinedAt}::timestamptz from casting`.execute(tx);
    await addMembers(tx, { workspaceId, members, joinedAt });
  });
  return { workspaceId, scriptVersionId, campaignId, groupIds, membersOf, staff, work: (work) => inWorkspace(db, workspaceId, work) };
}

/** Adds members, each a contact of their own. */
export async function addMembers(
  tx: Tx,
  o: { workspaceId: string; members: readonly { groupId: string; memberId: string; name: string }[]; joinedAt: Date },
): Promise<void> {
  const groupIds = o.members.map((member) => member.groupId);
  const memberIds = o.members.map((member) => member.memberId);
  const displayNames = o.members.map((member) => member.name);
  await sql`insert into contact (workspace_id, contact_id, display_name, created_at)
    select ${o.workspaceId}::uuid, m, n, ${o.joinedAt}::timestamptz from unnest(${memberIds}::uuid[], ${displayNames}::text[]) as t(m, n)`.execute(
    tx,
  );
  await sql`insert into member (workspace_id, group_id, member_id, contact_id, display_name, token_sha256, phrase_seed, joined_at, join_key)
    select ${o.workspaceId}::uuid, g, m, m, n, sha256(convert_to(m::text, 'UTF8')), (row_number() over (order by g, m))::integer, ${o.joinedAt}::timestamptz, m::text
    from unnest(${groupIds}::uuid[], ${memberIds}::uuid[], ${displayNames}::text[]) as t(g, m, n)`.execute(tx);
}
