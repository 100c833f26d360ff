import type { EventName } from '@kuaishan/script';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';

/** One thing that happened. Appended in the transaction of the fact it tells of. */
export interface NewEvent {
  /** what makes it this event and no other, within the workspace: `joined:<member>`, `performed:<group>:<cue>:<member>` */
  readonly key: string;
  readonly type: EventName;
  readonly groupId?: string | null;
  readonly memberId?: string | null;
  readonly staffId?: string | null;
  readonly cueId?: string | null;
  /** domain time */
  readonly at: Date;
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * Appends events in the given order, in one statement. An event whose key is known already is not appended again.
 * Gives the keys that were new, so that a caller can act exactly once on them.
 */
export async function appendEvents(tx: Tx, o: { workspaceId: string; events: readonly NewEvent[] }): Promise<ReadonlySet<string>> {
  if (o.events.length === 0) return new Set();
  const rows = o.events.map((event) => ({
    key: event.key,
    type: event.type,
    group_id: event.groupId ?? null,
    member_id: event.memberId ?? null,
    staff_id: event.staffId ?? null,
    cue_id: event.cueId ?? null,
    at: event.at.toISOString(),
    data: event.data ?? {},
  }));
  const { rows: appended } = await sql<{ key: string }>`
    insert into event (workspace_id, key, type, group_id, member_id, staff_id, cue_id, at, data)
    select ${o.workspaceId}::uuid, e.key, e.type, e.group_id, e.member_id, e.staff_id, e.cue_id, e.at, e.data
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as (key text, type text, group_id uuid, member_id uuid, staff_id uuid, cue_id text, at timestamptz, data jsonb))
      with ordinality as e(key, type, group_id, member_id, staff_id, cue_id, at, data, place)
    order by e.place
    on conflict (workspace_id, key) do nothing
    returning key`.execute(tx);
  return new Set(appended.map((row) => row.key));
}
