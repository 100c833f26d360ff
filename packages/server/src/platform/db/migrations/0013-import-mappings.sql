-- What people confirmed of the workbooks and documents they import: what columns hold, what rows of a name do.

-- ───────── direction/scripts ─────────

create table import_mapping (
  workspace_id uuid not null references workspace,
  -- sha256 of the headings
  signature bytea not null,
  -- the headings as they are compared, joined; by them a table is known again
  headings text not null,
  -- { heading: field | null }
  columns jsonb not null,
  -- { a row's name: action }
  actions jsonb not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  primary key (workspace_id, signature),
  foreign key (workspace_id, confirmed_by) references staff
);
create index import_mapping_newest on import_mapping (workspace_id, confirmed_at desc);

alter table import_mapping enable row level security;
alter table import_mapping force row level security;
create policy staff_sees_workspace on import_mapping to kuaishan_app
  using (workspace_id = (select staff_workspace())) with check (workspace_id = (select staff_workspace()));
create policy owner_sees_all on import_mapping to kuaishan_owner using (true) with check (true);
grant select, insert, update, delete on import_mapping to kuaishan_app;
