import { sql } from 'kysely';
import type { OpenedGroups } from '../opened-groups.ts';

/**
 * Everything that is not as it must be after all has been performed: cues left open or performed other than once, out of order within their
 * group, members told twice or not at all, numbers missing. Asked of the tables directly, not of the code under test.
 * `unclaimed`: cues that wait for somebody to say they posted another, which nobody does here; they are to be skipped.
 */
export async function findWrongs(opened: OpenedGroups, o: { readonly unclaimed?: readonly string[] } = {}): Promise<readonly string[]> {
  const skipped = ['unsaid', ...(o.unclaimed ?? [])];
  const wrongs: string[] = [];
  const ask = async (what: string, query: ReturnType<typeof sql>) => {
    const { rows } = await opened.work(async (tx) => {
      // tables that grew from nothing within a minute have no statistics yet: the planner would compare every row with every other, and run into a request's time
      await sql`set local enable_nestloop = off; set local statement_timeout = 0`.execute(tx);
      return query.execute(tx);
    });
    if (rows.length > 0) wrongs.push(`${what}: ${rows.length}, the first ${JSON.stringify(rows[0])}`);
  };
  await ask('left open or failed', sql`select cue_id, state, reason from cue_run where state not in ('performed', 'skipped')`);
  await ask('skipped other than by the closing', sql`select cue_id from cue_run where (state = 'skipped') <> (cue_id = any(${skipped}))`);
  await ask(
    'performed other than once, by the log',
    sql`select r.cue_id, count(e.event_id) from cue_run r
      left join event e on e.group_id = r.group_id and e.cue_id = r.cue_id and e.type = 'performed' and e.member_id is not distinct from r.member_id
      where r.state = 'performed' group by r.cue_run_id, r.cue_id having count(e.event_id) <> 1`,
  );
  await ask(
    'performed out of order in a group',
    sql`select * from (
        select e.group_id, e.cue_id, r.due_at, r.ordinal,
          lag((r.due_at, r.ordinal)) over (partition by e.group_id order by e.event_id) > (r.due_at, r.ordinal) as early
        from event e join cue_run r on r.group_id = e.group_id and r.cue_id = e.cue_id and r.member_id is not distinct from e.member_id
        where e.type = 'performed'
      ) x where early`,
  );
  await ask(
    'said out of order in a group',
    sql`select * from (
        select m.group_id, m.seq, r.due_at,
          lag((r.due_at, r.ordinal)) over (partition by m.group_id order by m.seq) > (r.due_at, r.ordinal) as early
        from message m join cue_run r on r.group_id = m.group_id and r.cue_id = m.cue_id and (r.member_id is null or r.member_id = m.thread_member_id)
        where m.seq is not null
      ) x where early`,
  );
  await ask(
    'told twice',
    sql`select group_id, cue_id, thread_member_id from message where cue_id is not null
      group by group_id, cue_id, thread_member_id having count(*) > 1`,
  );
  await ask(
    'prompted twice',
    sql`select group_id, cue_id, recipient_member_id from delivery group by group_id, cue_id, recipient_member_id having count(*) > 1`,
  );
  await ask(
    'a cue that did not reach whom it says it reached',
    sql`select r.group_id, r.cue_id, r.recipients from cue_run r where r.state = 'performed' and r.recipients is not null
      and (select count(*) from message m where m.group_id = r.group_id and m.cue_id = r.cue_id
        and (r.member_id is null or m.thread_member_id = r.member_id)) not in (1, r.recipients)`,
  );
  await ask(
    'a private cue that missed a member',
    sql`select m.member_id, c.cue_id from member m cross join (values ('note-0'), ('note-3'), ('personal'), ('hello'), ('ask'), ('second-2'), ('later')) c(cue_id)
      where c.cue_id <> all(${skipped}) and not exists (select from message x where x.group_id = m.group_id and x.cue_id = c.cue_id and x.thread_member_id = m.member_id)`,
  );
  await ask(
    'numbers missing or doubled in a group',
    sql`select r.group_id, r.last_seq, count(m.seq), count(distinct m.seq) from room r left join message m on m.group_id = r.group_id and m.seq is not null
      group by r.group_id, r.last_seq having r.last_seq <> count(m.seq) or r.last_seq <> count(distinct m.seq)`,
  );
  return wrongs;
}
