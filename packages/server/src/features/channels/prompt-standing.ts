import { sql } from 'kysely';

/**
 * The condition that delivery `p` would post in a room that has closed since. What the closing itself asks for (its last words, closing by
 * hand) was prompted at that very moment, and stays true.
 */
export const roomClosedSince = sql<boolean>`(p.kind = 'post' and p.recipient_member_id is null and exists (
  select from room r where r.workspace_id = p.workspace_id and r.group_id = p.group_id and r.closed_at > p.prompted_at))`;

const paused = sql<boolean>`exists (
  select from performance f where f.workspace_id = p.workspace_id and f.group_id = p.group_id and f.state = 'paused')`;

/**
 * State and reason of delivery `p` when it comes to wait for somebody again at `at`: unless the script has changed under it (its group's next turn
 * recalls it), its room has closed, its group is paused or its time is over.
 */
export function standingAgain(at: Date) {
  return {
    state: sql<string>`case when p.outdated or ${roomClosedSince} or ${paused} then 'withdrawn' when p.valid_until > ${at} then 'prompted' else 'expired' end`,
    reason: sql<
      string | null
    >`case when p.outdated then 'script-changed' when ${roomClosedSince} then 'room-closed' when ${paused} then 'paused' end`,
  };
}
