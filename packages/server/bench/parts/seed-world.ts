import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A workspace whose groups are open and full: what people would have made by opening a campaign and joining. */
export interface World {
  readonly workspaceId: string;
  readonly staffId: string;
  readonly campaignId: string;
  /** one for each script text, in their order; the campaign plays the first */
  readonly scriptVersionIds: readonly string[];
  readonly groupIds: readonly string[];
}

export interface WorldOptions {
  readonly groups: number;
  readonly membersPerGroup: number;
  readonly scripts: readonly string[];
  readonly openingAt: Date;
}

const ZONE = 'Asia/Shanghai';

/**
 * Seeds a world as the superuser, in a statement a table, without the checks that its own consistency makes needless (foreign keys): 2,000,000
 * members in under half a minute. Ids are UUIDs of version 7 as the application makes them. A member's token is `member-<member_id>`.
 */
export async function seedWorld(admin: pg.Client, o: WorldOptions): Promise<World> {
  const [workspaceId, staffId, scriptId, campaignId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const scriptVersionIds = o.scripts.map(() => randomUUID());
  const before = new Date(o.openingAt.getTime() - 3_600_000);
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  await admin.query(`insert into workspace (workspace_id, name, locale, zone, created_at) values ($1, '快闪', 'zh-CN', $2, $3)`, [
    workspaceId,
    ZONE,
    before,
  ]);
  await admin.query(
    `insert into staff (workspace_id, staff_id, display_name, permission, created_at) values ($1, $2, '阿澈', 'owner', $3)`,
    [workspaceId, staffId, before],
  );
  await admin.query(`insert into script (workspace_id, script_id, title, created_at) values ($1, $2, '量一量', $3)`, [
    workspaceId,
    scriptId,
    before,
  ]);
  await admin.query(
    `insert into script_version (workspace_id, script_version_id, script_id, number, text, saved_by, saved_at)
    select $1, v, $2, n, t, $3, $4 from unnest($5::uuid[], $6::text[]) with ordinality as s(v, t, n)`,
    [workspaceId, scriptId, staffId, before, scriptVersionIds, o.scripts],
  );
  await admin.query(
    `insert into campaign (workspace_id, campaign_id, name, script_version_id, opening_at, zone, variable_values, opened_by, opened_at,
      idempotency_key) values ($1, $2, '量一量', $3, $4, $5, '{}', $6, $7, 'bench')`,
    [workspaceId, campaignId, scriptVersionIds[0], o.openingAt, ZONE, staffId, before],
  );
  const { rows: groups } = await admin.query<{ group_id: string }>(
    `insert into flash_group (workspace_id, group_id, campaign_id, ordinal, name, channel, join_code, created_at)
    select $1::uuid, uuidv7(), $2::uuid, n, n || '群', 'webRoom', $2::uuid || '-' || n, $3 from generate_series(1, $4::integer) n returning group_id`,
    [workspaceId, campaignId, before, o.groups],
  );
  await admin.query(`insert into room (workspace_id, group_id) select workspace_id, group_id from flash_group where workspace_id = $1`, [
    workspaceId,
  ]);
  await admin.query(
    `insert into casting (workspace_id, group_id, role, staff_id) select workspace_id, group_id, 'host', $2 from flash_group
    where workspace_id = $1`,
    [workspaceId, staffId],
  );
  await admin.query(
    `insert into member (workspace_id, group_id, member_id, contact_id, display_name, token_sha256, phrase_seed, joined_at, join_key)
    select workspace_id, group_id, member_id, uuidv7(), '成员' || n, sha256(convert_to('member-' || member_id, 'UTF8')),
      hashtext(member_id::text), $2, 'key-' || n
    from (
      select workspace_id, group_id, n, uuidv7() as member_id from flash_group, generate_series(1, $3::integer) n
      where workspace_id = $1 order by group_id
    ) m`,
    [workspaceId, before, o.membersPerGroup],
  );
  await admin.query(
    `insert into contact (workspace_id, contact_id, display_name, created_at)
    select workspace_id, contact_id, display_name, joined_at from member where workspace_id = $1`,
    [workspaceId],
  );
  await admin.query('commit');
  await admin.query('vacuum analyze');
  return { workspaceId, staffId, campaignId, scriptVersionIds, groupIds: groups.map((row) => row.group_id).sort() };
}
