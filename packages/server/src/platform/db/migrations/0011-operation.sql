-- What an installation's processes keep among themselves. It belongs to no workspace, so it has a schema of its own.

create schema operation;
grant usage on schema operation to kuaishan_app;

-- One row. The application has no right to the table; it asks through the functions below.
create table operation.installation (
  name text primary key check (name in ('this')),
  -- recognises the secret that signs sessions without telling it: processes with different ones would sign each other's people out
  secret_fingerprint text,
  last_backup_at timestamptz,
  last_backup_file text,
  -- when this database was made from a backup, and of what moment
  restored_at timestamptz,
  restored_of timestamptz
);

-- Pushes between processes that do not fit into a notification (8,000 bytes); the realtime adapter reads them once and sweeps them after half a
-- minute by the database's own clock. Unlogged: worth nothing after a crash, and never in a backup.
create unlogged table operation.socket_io_attachments (
  id bigint generated always as identity primary key,
  created_at timestamptz not null default now(),
  payload bytea
);
create index socket_io_attachments_age on operation.socket_io_attachments (created_at);

do $$
declare t text;
begin
  foreach t in array array['installation', 'socket_io_attachments'] loop
    execute format('alter table operation.%I enable row level security', t);
    execute format('alter table operation.%I force row level security', t);
    execute format('create policy owner_sees_all on operation.%I to kuaishan_owner using (true) with check (true)', t);
  end loop;
end $$;
-- only the adapter's own connections, which say so
create policy realtime_only on operation.socket_io_attachments to kuaishan_app
  using (current_setting('app.realtime', true) = 'on') with check (current_setting('app.realtime', true) = 'on');
grant select, insert, delete on operation.socket_io_attachments to kuaishan_app;

-- Notes the fingerprint when none is noted, or when `replacing` is; gives the one that holds now.
create function operation.agree_on_secret(fingerprint text, replacing text) returns text
language sql volatile security definer set search_path = operation, pg_temp as $$
  insert into installation (name, secret_fingerprint) values ('this', fingerprint)
    on conflict (name) do update set secret_fingerprint = excluded.secret_fingerprint
    where installation.secret_fingerprint is null or installation.secret_fingerprint = replacing;
  select i.secret_fingerprint from installation i;
$$;
create function operation.noted()
returns table (secret_fingerprint text, last_backup_at timestamptz, last_backup_file text, restored_at timestamptz, restored_of timestamptz)
language sql stable security definer set search_path = operation, pg_temp as $$
  select i.secret_fingerprint, i.last_backup_at, i.last_backup_file, i.restored_at, i.restored_of from installation i
$$;

-- Every workspace there is, for what is done to the installation as a whole: audit, and pausing after a restore. Ids only.
create function operation.workspaces() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select w.workspace_id from workspace w order by w.workspace_id
$$;

-- How far the work is behind, over all workspaces: counts only. Each part is a look into a small partial index, whatever the history's length.
create function operation.backlog(at timestamptz)
returns table (groups_due bigint, oldest_due_at timestamptz, groups_running bigint, groups_paused bigint, cues_failed bigint, prompts_waiting bigint, prompts_overdue bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.due, p.oldest, p.running, p.paused,
    (select count(*) from cue_run r where r.state = 'failed'),
    d.waiting, d.overdue
  from (
    select count(*) filter (where state = 'running' and next_due_at <= at) as due,
      min(next_due_at) filter (where state = 'running' and next_due_at <= at) as oldest,
      count(*) filter (where state = 'running') as running, count(*) filter (where state = 'paused') as paused
    from performance where state <> 'finished'
  ) p, (
    select count(*) as waiting, count(*) filter (where valid_until <= at) as overdue from delivery where state = 'prompted'
  ) d
$$;
