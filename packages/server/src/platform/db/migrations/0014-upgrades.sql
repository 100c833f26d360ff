-- Upgrading running groups to another version of their script.

-- why it was saved, in the words of who did; null = they gave none
alter table script_version add column note text;

alter table cue_run
  -- the version whose words and times this settled run was decided by, once the group has left that version; null = the one it plays
  add column settled_under uuid,
  -- the cue's id when it was settled, as the log has it, if the script has renamed it since; null = cue_id
  add column logged_as text,
  -- how often it was performed by prompting, and its prompts recalled before anybody had posted them all: part of the log's key
  add column recalls integer not null default 0;

-- The script has changed under a prompt nobody had posted: it stays withdrawn for good, and the cue may be prompted anew. Of a (group, cue,
-- recipient) one delivery counts.
alter table delivery add column recalled_at timestamptz;
drop index delivery_once;
create unique index delivery_once on delivery (workspace_id, group_id, cue_id, recipient_member_id, channel) nulls not distinct where recalled_at is null;

create function delivery_stays_recalled() returns trigger language plpgsql as $$
begin
  raise exception 'prompt % was recalled and cannot become %', old.delivery_id, new.state using errcode = 'check_violation';
end $$;
create trigger delivery_stays_recalled before update of state on delivery for each row
  when (old.recalled_at is not null and old.state is distinct from new.state) execute function delivery_stays_recalled();

-- one act: groups of a campaign went to a version; carried out in chunks, so that the same key goes on where it was interrupted
create table script_upgrade (
  workspace_id uuid not null references workspace,
  upgrade_id uuid not null,
  campaign_id uuid not null,
  idempotency_key text not null,
  -- null = an undo: each group goes back to where it came from
  to_version_id uuid,
  -- the upgrade this one takes back
  undo_of uuid,
  upgraded_by uuid not null,
  upgraded_at timestamptz not null,
  primary key (workspace_id, upgrade_id),
  unique (workspace_id, idempotency_key),
  foreign key (workspace_id, campaign_id) references campaign,
  foreign key (workspace_id, to_version_id) references script_version,
  foreign key (workspace_id, undo_of) references script_upgrade,
  foreign key (workspace_id, upgraded_by) references staff
);
create index script_upgrade_of_campaign on script_upgrade (workspace_id, campaign_id, upgraded_at);

-- what became of it in each group
create table script_upgrade_group (
  workspace_id uuid not null,
  upgrade_id uuid not null,
  group_id uuid not null,
  from_version_id uuid not null,
  to_version_id uuid not null,
  outcome text not null check (outcome in ('done', 'already', 'refused', 'failed')),
  -- an error code with its details, when refused or failed: { "code": …, "details": … }
  refusal jsonb,
  -- [{ "kind": …, "cue": …, "runs": …, "from": …, "to": … }]
  effects jsonb not null,
  primary key (workspace_id, upgrade_id, group_id),
  foreign key (workspace_id, upgrade_id) references script_upgrade,
  foreign key (workspace_id, group_id) references flash_group,
  foreign key (workspace_id, from_version_id) references script_version,
  foreign key (workspace_id, to_version_id) references script_version
);

do $$
declare t text;
begin
  foreach t in array array['script_upgrade', 'script_upgrade_group'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy staff_sees_workspace on %I to kuaishan_app using (workspace_id = (select staff_workspace())) with check (workspace_id = (select staff_workspace()))', t);
    execute format('create policy owner_sees_all on %I to kuaishan_owner using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to kuaishan_app', t);
  end loop;
end $$;
