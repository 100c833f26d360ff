-- Rehearsals people asked for in the console: performed by a child process of one server in a database of its own; here is what came of them.
create table rehearsal (
  workspace_id uuid not null references workspace,
  rehearsal_id uuid not null,
  script_version_id uuid not null,
  -- { groups, membersPerGroup, opening, zone, channel, seed }
  settings jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  -- the server that works on it. While it lives it holds an advisory lock of this name: without it, what is waiting or running never ends
  server_id uuid not null,
  -- percent of the script's days
  progress integer not null,
  -- why it failed: 'server-gone', 'stopped', 'broke'
  reason text,
  -- JSON as it was written, byte for byte
  report text,
  requested_by uuid not null,
  requested_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, rehearsal_id),
  foreign key (workspace_id, script_version_id) references script_version,
  foreign key (workspace_id, requested_by) references staff
);
create index rehearsal_newest on rehearsal (workspace_id, script_version_id, requested_at desc);
create index rehearsal_unfinished on rehearsal (workspace_id) where state in ('waiting', 'running');

alter table rehearsal enable row level security;
alter table rehearsal force row level security;
create policy staff_sees_workspace on rehearsal to kuaishan_app using (workspace_id = (select staff_workspace())) with check (workspace_id = (select staff_workspace()));
create policy owner_sees_all on rehearsal to kuaishan_owner using (true) with check (true);
grant select, insert, update, delete on rehearsal to kuaishan_app;
