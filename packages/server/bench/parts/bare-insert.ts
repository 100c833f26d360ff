import { sql } from 'kysely';
import pg from 'pg';
import { type Db, inWorkspace } from '../../src/platform/db/index.ts';

/**
 * The baseline: what PostgreSQL alone needs to take the very same rows. One `INSERT … SELECT` for the rooms and one for the members, in one
 * transaction, into the same table with the same indexes and constraints (foreign keys and checks fire for every row), as the application's
 * login under forced row-level security, the same columns filled with values of the same length. Whom to write to, their names and the
 * numbers lie ready in a table of the bench's own, in the order of the indexes: no audience is asked, nothing is counted, composed, marked or
 * logged, and no room is locked.
 */
export async function prepareBare(admin: pg.Client, workspaceId: string): Promise<void> {
  await admin.query(`create table bench_line as
    select workspace_id, group_id, member_id, display_name, 1 + row_number() over (partition by group_id order by member_id) as seq
    from member where workspace_id = ${pg.escapeLiteral(workspaceId)} order by group_id, member_id`);
  await admin.query('grant select on bench_line to kuaishan_app');
  await admin.query('vacuum analyze bench_line');
}

/** Inserts and commits; gives how long that took, in milliseconds. */
export async function insertBare(db: Db, o: { workspaceId: string; staffId: string; wording: 'alike' | 'personalised' }): Promise<number> {
  const columns = sql`workspace_id, group_id, seq, thread_member_id, author, author_staff_id, author_name, author_role, text, attachments,
    cue_id, said_at`;
  const text =
    o.wording === 'alike'
      ? sql`'今天的课学完了吗？哪里不清楚直接回我，我一直在。'`
      : sql`display_name || case seq % 3 when 0 then '，今天的课学完了吗？哪里不清楚直接回我。'
          when 1 then '，第一课看到哪儿了？有问题随时找我。' else '你好，今天的作业交了吗？我来帮你看。' end`;
  const at = new Date();
  const started = performance.now();
  await inWorkspace(db, o.workspaceId, async (tx) => {
    await sql`insert into message (${columns})
      select workspace_id, group_id, 1, null, 'staff', ${o.staffId}::uuid, '阿澈', 'host', '今晚八点直播课，先看一遍预习材料，有问题在群里问。',
        '[]'::jsonb, 'say', ${at}::timestamptz
      from room`.execute(tx);
    await sql`insert into message (${columns})
      select workspace_id, group_id, seq, member_id, 'staff', ${o.staffId}::uuid, '阿澈', 'host', ${text}, '[]'::jsonb, 'whisper',
        ${at}::timestamptz
      from bench_line`.execute(tx);
  });
  return performance.now() - started;
}
