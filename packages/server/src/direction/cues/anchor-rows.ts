import { type RawBuilder, sql } from 'kysely';

/** A run that others wait for (`after X`). */
export interface AnchorRow {
  group_id: string;
  cue_id: string;
  /** whose run it is; null = the group's */
  member_id: string | null;
  state: string;
  /** the moment from which what waits for it counts; null = not yet */
  performed_at: Date | null;
  /** it will not be performed any more, unless a person says go */
  given_up: boolean;
}

/**
 * Runs that others wait for, as a query of `AnchorRow`. What the system says itself is performed when it is said. What a person is prompted to
 * post or do is performed when the first of its prompts is claimed (recalled ones do not count), and given up when every one of them has expired or was withdrawn for good.
 */
export function anchorRows(o: { workspaceId: string; groupIds: readonly string[]; cueIds: readonly string[] }): RawBuilder<AnchorRow> {
  return sql<AnchorRow>`
    select a.group_id, a.cue_id, a.member_id, a.state,
      case when d.prompts > 0 then d.claimed_at when a.state = 'performed' then a.settled_at end as performed_at,
      (a.state in ('skipped', 'expired', 'cancelled') and d.claimed_at is null)
        or (a.state = 'performed' and d.prompts > 0 and d.over = d.prompts) as given_up
    from cue_run a cross join lateral (
      select count(*) as prompts, min(p.claimed_at) filter (where p.state in ('claimed', 'evidenced')) as claimed_at,
        count(*) filter (where p.state = 'expired' or (p.state = 'withdrawn' and p.reason is distinct from 'paused')) as over
      from delivery p
      where p.workspace_id = a.workspace_id and p.group_id = a.group_id and p.cue_id = a.cue_id and p.recalled_at is null
        and (a.member_id is null or p.recipient_member_id = a.member_id)
    ) d
    where a.workspace_id = ${o.workspaceId} and a.group_id = any(${o.groupIds}::uuid[]) and a.cue_id = any(${o.cueIds}::text[])`;
}
