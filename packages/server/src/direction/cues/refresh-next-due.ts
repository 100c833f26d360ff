import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';

/**
 * Sets when each group needs the performer next: its earliest due run (or when one that was put off has its turn), or the moment something that
 * waits expires. A performance with nothing left is finished; one that got something new (somebody joined) runs again. Called at the end of
 * everything that changes cue runs.
 */
export async function refreshNextDue(tx: Tx, o: { workspaceId: string; groupIds: readonly string[] }): Promise<void> {
  await sql`
    update performance p set next_due_at = n.next_due_at, state = n.state
    from (
      select q.group_id, w.next_due_at,
        case when w.waiting = 0 and q.state = 'running' then 'finished' when w.waiting > 0 and q.state = 'finished' then 'running'
          else q.state end as state
      from performance q cross join lateral (
        select count(*) as waiting,
          least(min(greatest(r.due_at, r.put_off_until)) filter (where r.state = 'planned' and r.due_at is not null), min(r.valid_until)) as next_due_at
        from cue_run r where r.workspace_id = q.workspace_id and r.group_id = q.group_id and r.state in ('planned', 'held')
      ) w
      where q.workspace_id = ${o.workspaceId} and q.group_id = any(${o.groupIds}::uuid[])
    ) n
    where p.workspace_id = ${o.workspaceId} and p.group_id = n.group_id
      and (p.next_due_at, p.state) is distinct from (n.next_due_at, n.state)`.execute(tx);
}
