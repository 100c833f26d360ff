-- The performer puts a due cue off (a group that catches up says one late thing a minute, quiet hours are kept): it comes back to it at this
-- moment. Written by the performer alone, so that nobody who joins, holds or says go wakes the cue sooner; gone when its time changes.
alter table cue_run add column put_off_until timestamptz;

-- which groups are due, leaving out what this round has failed at: workspaces that cannot be performed, script versions that cannot be read
drop function due_groups(timestamptz, integer);
create function due_groups(until timestamptz, at_most integer, without_workspaces uuid[], without_versions uuid[])
returns table (workspace_id uuid, group_id uuid, next_due_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.workspace_id, p.group_id, p.next_due_at from performance p
  where p.state = 'running' and p.next_due_at <= until and p.workspace_id <> all (without_workspaces) and p.script_version_id <> all (without_versions)
  order by p.next_due_at limit at_most
$$;
