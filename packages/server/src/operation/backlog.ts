import { sql } from 'kysely';
import type { Db } from '../platform/db/index.ts';
import type { Backlog } from '../platform/metrics/index.ts';

/** How far the whole installation is behind at `now` (domain time). Counts only, each from a small index. */
export async function readBacklog(db: Db, now: Date): Promise<Backlog> {
  const { rows } = await sql<{
    groups_due: number;
    oldest_due_at: Date | null;
    groups_running: number;
    groups_paused: number;
    cues_failed: number;
    prompts_waiting: number;
    prompts_overdue: number;
  }>`select * from operation.backlog(${now})`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('the database did not say how far behind it is');
  return {
    groupsDue: row.groups_due,
    oldestDueSeconds: row.oldest_due_at ? (now.getTime() - row.oldest_due_at.getTime()) / 1000 : 0,
    groupsRunning: row.groups_running,
    groupsPaused: row.groups_paused,
    cuesFailed: row.cues_failed,
    promptsWaiting: row.prompts_waiting,
    promptsOverdue: row.prompts_overdue,
  };
}
