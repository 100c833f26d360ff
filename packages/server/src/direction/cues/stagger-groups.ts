import { sql } from 'kysely';
import { appendEvents } from '../../facts/events/index.ts';
import type { Tx } from '../../platform/db/index.ts';

/** The key of the slip a group is opened with, beside the keys of those that people make later. */
export const STAGGER_KEY = 'opening-stagger';

/** The beginning of a performance that is about to open: a cue may stand before the opening. */
const ever = new Date(0);
/** Everything to its end: nothing of a script is a century away. */
const untilAt = new Date('2126-01-01T00:00:00Z');

/**
 * Has everything of a group come some minutes later, so that its order holds; ends the script names stay. A slip like any other, so that cue
 * runs, the audit and “why?” know it. Who calls it reconciles the groups afterwards.
 *
 * @param o.minutes by group; 0 = as the script says
 * @param o.at domain time
 * @param o.fromAt what is due before it stays; absent = nothing does
 */
export async function staggerGroups(
  tx: Tx,
  o: { workspaceId: string; minutes: ReadonlyMap<string, number>; staffId: string; at: Date; fromAt?: Date },
): Promise<void> {
  const fromAt = o.fromAt ?? ever;
  const later = [...o.minutes].filter(([, minutes]) => minutes > 0);
  if (later.length === 0) return;
  const groupIds = later.map(([groupId]) => groupId);
  const minutes = later.map(([, amount]) => amount);
  await sql`insert into slip (workspace_id, group_id, minutes, from_at, until_at, slipped_by, slipped_at, idempotency_key)
    select ${o.workspaceId}::uuid, t.group_id, t.minutes, ${fromAt}, ${untilAt}, ${o.staffId}::uuid, ${o.at}, ${STAGGER_KEY}
    from unnest(${groupIds}::uuid[], ${minutes}::integer[]) as t(group_id, minutes) order by t.group_id`.execute(tx);
  await appendEvents(tx, {
    workspaceId: o.workspaceId,
    events: later.map(([groupId, amount]) => ({
      key: `slipped:${groupId}:${STAGGER_KEY}`,
      type: 'slipped',
      groupId,
      staffId: o.staffId,
      at: o.at,
      data: { minutes: amount, fromAt, untilAt },
    })),
  });
}
