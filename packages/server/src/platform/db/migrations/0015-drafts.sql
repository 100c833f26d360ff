-- What people are writing in scripts and have not saved as a version, and who has a script open.

-- ───────── direction/scripts ─────────

-- one of a person and a script; gone when it was saved as a version or given up
create table script_draft (
  workspace_id uuid not null references workspace,
  staff_id uuid not null,
  -- null = a script that has no version yet
  script_id uuid,
  -- the version the writing began from; null with script_id
  base_version_id uuid,
  text text not null,
  -- another with every change: a page that writes on a state it has not seen is refused
  revision uuid not null,
  changed_at timestamptz not null,
  primary key (workspace_id, revision),
  unique nulls not distinct (workspace_id, staff_id, script_id),
  foreign key (workspace_id, staff_id) references staff,
  foreign key (workspace_id, script_id) references script,
  foreign key (workspace_id, base_version_id) references script_version
);
create index script_draft_of_script on script_draft (workspace_id, script_id);

-- a person's studio of a script is open, as it said at seen_at
create table script_editor (
  workspace_id uuid not null references workspace,
  script_id uuid not null,
  staff_id uuid not null,
  seen_at timestamptz not null,
  primary key (workspace_id, script_id, staff_id),
  foreign key (workspace_id, script_id) references script,
  foreign key (workspace_id, staff_id) references staff
);

do $$
declare t text;
begin
  foreach t in array array['script_draft', 'script_editor'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy staff_sees_workspace on %I to kuaishan_app using (workspace_id = (select staff_workspace())) with check (workspace_id = (select staff_workspace()))', t);
    execute format('create policy owner_sees_all on %I to kuaishan_owner using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to kuaishan_app', t);
  end loop;
end $$;
