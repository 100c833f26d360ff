-- Foundations: workspaces, people, scripts, groups, performances, conversations, deliveries.
--
-- Roles. kuaishan_owner owns everything and migrates; the application connects as a login role that is a member of kuaishan_app and is
-- neither superuser nor BYPASSRLS (asserted at start). Row-level security is forced on every table without exception.
--
-- Scopes. A transaction says who it acts for with set_config(…, true):
--   app.workspace_id                              staff of that workspace, or the engine working for it: sees that workspace
--   app.workspace_id, app.group_id, app.member_id one member: sees their group's room and their own private thread
--   app.auth = 'on'                               the sign-in library's own connections: see only the sign-in tables
--   nothing                                       sees nothing
-- The few questions that come before a workspace is known (whose link is this? which groups are due?) are SECURITY DEFINER functions,
-- owned by kuaishan_owner, who has a policy of its own on each table; they answer ids only. Functions are for the application's role alone
-- (default privileges, see bootstrap.sql).

create function staff_workspace() returns uuid language sql stable as $$
  select case when coalesce(current_setting('app.member_id', true), '') = ''
    then nullif(current_setting('app.workspace_id', true), '')::uuid end
$$;
create function member_workspace() returns uuid language sql stable as $$
  select case when coalesce(current_setting('app.member_id', true), '') <> ''
    then nullif(current_setting('app.workspace_id', true), '')::uuid end
$$;
create function member_group() returns uuid language sql stable as $$ select nullif(current_setting('app.group_id', true), '')::uuid $$;
create function member_self() returns uuid language sql stable as $$ select nullif(current_setting('app.member_id', true), '')::uuid $$;

-- ───────── facts/identity ─────────

create table workspace (
  workspace_id uuid primary key,
  name text not null,
  locale text not null check (locale in ('zh-CN', 'en')),
  zone text not null,
  created_at timestamptz not null
);

create table staff (
  workspace_id uuid not null references workspace,
  staff_id uuid not null,
  -- the sign-in library's user; null = named in a cast but not (yet) signed up
  user_id text,
  display_name text not null,
  permission text not null check (permission in ('owner', 'operator', 'assistant')),
  created_at timestamptz not null,
  left_at timestamptz,
  primary key (workspace_id, staff_id)
);
create unique index staff_user on staff (workspace_id, user_id) where user_id is not null;
create index staff_by_user on staff (user_id) where user_id is not null;

-- one-time links that let a person in before any account exists: the owner's first link, later invitations
create table entry_link (
  workspace_id uuid not null references workspace,
  token_sha256 bytea not null,
  staff_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace_id, token_sha256),
  foreign key (workspace_id, staff_id) references staff
);

-- ───────── facts/contacts ─────────

create table contact (
  workspace_id uuid not null references workspace,
  contact_id uuid not null,
  display_name text not null,
  -- no private messages after this moment; null = may be written to
  opted_out_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, contact_id)
);

-- ───────── facts/media ─────────

create table media (
  workspace_id uuid not null references workspace,
  media_id uuid not null,
  name text not null,
  content_type text not null,
  size_bytes integer not null,
  content_sha256 bytea not null,
  content bytea not null,
  created_at timestamptz not null,
  primary key (workspace_id, media_id)
);
create unique index media_by_name on media (workspace_id, name);

-- ───────── direction/scripts ─────────

create table script (
  workspace_id uuid not null references workspace,
  script_id uuid not null,
  title text not null,
  created_at timestamptz not null,
  primary key (workspace_id, script_id)
);

-- immutable; the text is the script, everything else is derived from it
create table script_version (
  workspace_id uuid not null,
  script_version_id uuid not null,
  script_id uuid not null,
  number integer not null,
  text text not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (workspace_id, script_version_id),
  unique (workspace_id, script_id, number),
  foreign key (workspace_id, script_id) references script,
  foreign key (workspace_id, saved_by) references staff
);

-- ───────── features/groups ─────────

create table campaign (
  workspace_id uuid not null references workspace,
  campaign_id uuid not null,
  name text not null,
  script_version_id uuid not null,
  opening_at timestamptz not null,
  zone text not null,
  -- values of the variables without a source, as asked for at opening: { "第1课链接": "https://…" }
  variable_values jsonb not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  -- the request's idempotency key: opening twice with one key opens once
  idempotency_key text not null,
  primary key (workspace_id, campaign_id),
  unique (workspace_id, idempotency_key),
  foreign key (workspace_id, script_version_id) references script_version,
  foreign key (workspace_id, opened_by) references staff
);

create table flash_group (
  workspace_id uuid not null,
  group_id uuid not null,
  campaign_id uuid not null,
  ordinal integer not null,
  name text not null,
  -- who may post here: the system itself, or a person who is prompted
  channel text not null check (channel in ('webRoom', 'prompter')),
  -- the secret of the join link; unique over all workspaces because the link is all a stranger has
  join_code text not null unique,
  created_at timestamptz not null,
  primary key (workspace_id, group_id),
  unique (workspace_id, campaign_id, ordinal),
  foreign key (workspace_id, campaign_id) references campaign
);

create table member (
  workspace_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  contact_id uuid not null,
  display_name text not null,
  token_sha256 bytea not null unique,
  -- seed of this member's phrase variants
  phrase_seed integer not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  -- the join request's own key: a retried join answers the same member
  join_key text not null,
  primary key (workspace_id, member_id),
  unique (workspace_id, group_id, join_key),
  unique (workspace_id, group_id, member_id),
  foreign key (workspace_id, group_id) references flash_group,
  foreign key (workspace_id, contact_id) references contact
);

-- ───────── features/conversations ─────────

-- a group's room; its life is apart from the performance's: private messages may follow after it closed
create table room (
  workspace_id uuid not null,
  group_id uuid not null,
  -- counts every message said in this group, in the room or in a private thread; taken under this row's lock, so commit order = number order
  last_seq bigint not null default 0,
  closed_at timestamptz,
  primary key (workspace_id, group_id),
  foreign key (workspace_id, group_id) references flash_group
);

create table message (
  workspace_id uuid not null,
  message_id bigint generated always as identity,
  group_id uuid not null,
  -- null = prepared but not yet said (a prompt nobody has claimed)
  seq bigint,
  -- the private thread it belongs to; null = the room
  thread_member_id uuid,
  author text not null check (author in ('staff', 'member', 'system')),
  author_staff_id uuid,
  author_member_id uuid,
  author_name text not null,
  -- the badge; null for members
  author_role text,
  text text not null,
  -- [{ "mediaId": …, "name": …, "contentType": … }]
  attachments jsonb not null default '[]',
  -- the cue that said it; null = said by a person
  cue_id text,
  -- the sender's own key: a retried post is the same message
  client_key text,
  said_at timestamptz not null,
  primary key (workspace_id, message_id),
  foreign key (workspace_id, group_id) references room,
  foreign key (workspace_id, group_id, thread_member_id) references member (workspace_id, group_id, member_id)
);
create unique index message_seq on message (workspace_id, group_id, seq) where seq is not null;
-- the delivery of a cue on the web room is its message: once per group, cue and recipient
create unique index message_once on message (workspace_id, group_id, cue_id, thread_member_id) nulls not distinct where cue_id is not null;
create unique index message_client_key on message (workspace_id, group_id, author_member_id, author_staff_id, client_key) nulls not distinct where client_key is not null;

-- ───────── features/channels ─────────

-- what leaves through a connector that is not the web room itself; today: what a person is prompted to post or do
create table delivery (
  workspace_id uuid not null,
  delivery_id bigint generated always as identity,
  group_id uuid not null,
  cue_id text not null,
  -- null = to the room
  recipient_member_id uuid,
  channel text not null check (channel in ('prompter')),
  -- 'post': text to be posted elsewhere; 'task': something for a person to do
  kind text not null check (kind in ('post', 'task')),
  message_id bigint not null,
  role text not null,
  -- who must act; never null, so no prompt is without an owner
  staff_id uuid not null,
  state text not null check (state in ('prompted', 'claimed', 'evidenced', 'withdrawn', 'expired')),
  -- why it was withdrawn, in code words
  reason text,
  prompted_at timestamptz not null,
  valid_until timestamptz not null,
  claimed_by uuid,
  claimed_at timestamptz,
  primary key (workspace_id, delivery_id),
  foreign key (workspace_id, group_id) references flash_group,
  foreign key (workspace_id, message_id) references message,
  foreign key (workspace_id, staff_id) references staff
);
create unique index delivery_once on delivery (workspace_id, group_id, cue_id, recipient_member_id, channel) nulls not distinct;
create index delivery_open on delivery (workspace_id, staff_id, prompted_at) where state = 'prompted';
create index delivery_expiry on delivery (workspace_id, valid_until) where state = 'prompted';

-- ───────── features/staffing ─────────

create table casting (
  workspace_id uuid not null,
  group_id uuid not null,
  role text not null,
  staff_id uuid not null,
  deputy_staff_id uuid,
  primary key (workspace_id, group_id, role),
  foreign key (workspace_id, group_id) references flash_group,
  foreign key (workspace_id, staff_id) references staff,
  foreign key (workspace_id, deputy_staff_id) references staff
);

-- ───────── facts/events ─────────

create table event (
  workspace_id uuid not null references workspace,
  event_id bigint generated always as identity,
  -- what makes it this event and no other: 'joined:<member>', 'performed:<group>:<cue>:<member>'
  key text not null,
  type text not null,
  group_id uuid,
  member_id uuid,
  staff_id uuid,
  cue_id text,
  at timestamptz not null,
  data jsonb not null default '{}',
  primary key (workspace_id, event_id),
  unique (workspace_id, key)
);
create index event_by_group on event (workspace_id, group_id, event_id);

create table milestone (
  workspace_id uuid not null references workspace,
  member_id uuid not null,
  name text not null,
  group_id uuid not null,
  reached_at timestamptz not null,
  primary key (workspace_id, member_id, name)
);
create index milestone_by_group on milestone (workspace_id, group_id);

-- declared facts of one member (need, budget, objection …): value is a JSON string or number
create table member_fact (
  workspace_id uuid not null references workspace,
  member_id uuid not null,
  name text not null,
  group_id uuid not null,
  value jsonb not null,
  declared_at timestamptz not null,
  primary key (workspace_id, member_id, name)
);

-- ───────── direction/cues ─────────

create table performance (
  workspace_id uuid not null,
  group_id uuid not null,
  script_version_id uuid not null,
  state text not null check (state in ('running', 'paused', 'finished')),
  -- the earliest due cue run; null = nothing waits for the clock
  next_due_at timestamptz,
  primary key (workspace_id, group_id),
  foreign key (workspace_id, group_id) references flash_group,
  foreign key (workspace_id, script_version_id) references script_version
);
create index performance_due on performance (next_due_at) where state = 'running' and next_due_at is not null;

create table cue_run (
  workspace_id uuid not null,
  cue_run_id bigint generated always as identity,
  group_id uuid not null,
  cue_id text not null,
  -- per-member cues ("2h after join") have a run per member; null = the whole group's
  member_id uuid,
  -- position in the script: order among cues due at the same moment
  ordinal integer not null,
  -- by the script alone; null = waits for a person's go or for another cue
  planned_at timestamptz,
  -- planned_at with slips; null = does not become due by the clock
  due_at timestamptz,
  -- performed later than this it would be late beyond its policy: expired instead
  valid_until timestamptz,
  state text not null check (state in ('planned', 'held', 'performed', 'skipped', 'expired', 'failed', 'cancelled')),
  -- 'by-person', 'too-late', 'room-closed', 'text-unresolved', … and for failed ones the error's message
  reason text,
  -- whom it reached, counted when performed
  recipients integer,
  settled_at timestamptz,
  settled_by uuid,
  primary key (workspace_id, cue_run_id),
  unique nulls not distinct (workspace_id, group_id, cue_id, member_id),
  foreign key (workspace_id, group_id) references performance
);
create index cue_run_due on cue_run (workspace_id, group_id, due_at, ordinal) where state = 'planned' and due_at is not null;

-- "slip the rest by N minutes": moves what is planned in [from_at, until_at) and not yet settled
create table slip (
  workspace_id uuid not null,
  slip_id bigint generated always as identity,
  group_id uuid not null,
  minutes integer not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  slipped_by uuid not null,
  slipped_at timestamptz not null,
  idempotency_key text not null,
  primary key (workspace_id, slip_id),
  unique (workspace_id, group_id, idempotency_key),
  foreign key (workspace_id, group_id) references performance
);

-- ───────── row-level security on every table, forced, owner included ─────────

do $$
declare t text;
begin
  foreach t in array array['workspace','staff','entry_link','contact','media','script','script_version','campaign','flash_group','member',
    'room','message','delivery','casting','event','milestone','member_fact','performance','cue_run','slip'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy staff_sees_workspace on %I to kuaishan_app using (workspace_id = (select staff_workspace())) with check (workspace_id = (select staff_workspace()))', t);
    execute format('create policy owner_sees_all on %I to kuaishan_owner using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to kuaishan_app', t);
  end loop;
end $$;

-- the log is appended to, a version never changes
revoke update, delete on event, script_version from kuaishan_app;

-- what a member may: read their group, its room and their own thread; speak; have it noted
create policy member_reads_group on flash_group for select to kuaishan_app
  using (workspace_id = (select member_workspace()) and group_id = (select member_group()));
create policy member_reads_campaign on campaign for select to kuaishan_app
  using (workspace_id = (select member_workspace()) and campaign_id in (select g.campaign_id from flash_group g));
create policy member_reads_self on member for select to kuaishan_app
  using (workspace_id = (select member_workspace()) and member_id = (select member_self()));
create policy member_reads_room on room for select to kuaishan_app
  using (workspace_id = (select member_workspace()) and group_id = (select member_group()));
create policy member_counts_room on room for update to kuaishan_app
  using (workspace_id = (select member_workspace()) and group_id = (select member_group()));
create policy member_reads_messages on message for select to kuaishan_app
  using (workspace_id = (select member_workspace()) and group_id = (select member_group()) and seq is not null
    and (thread_member_id is null or thread_member_id = (select member_self())));
create policy member_speaks on message for insert to kuaishan_app
  with check (workspace_id = (select member_workspace()) and group_id = (select member_group()) and seq is not null
    and author = 'member' and author_member_id = (select member_self()) and author_staff_id is null and author_role is null and cue_id is null
    -- an attachment is what lets its picture be read: a member naming another group's would open it
    and attachments = '[]'
    and (thread_member_id is null or thread_member_id = (select member_self())));
-- what a member did is noted, and stays noted: read and append, no change and no deletion
create policy member_reads_events on event for select to kuaishan_app
  using (workspace_id = (select member_workspace()) and member_id = (select member_self()));
create policy member_is_noted on event for insert to kuaishan_app
  with check (workspace_id = (select member_workspace()) and group_id = (select member_group()) and member_id = (select member_self()));
create policy member_reads_milestones on milestone for select to kuaishan_app
  using (workspace_id = (select member_workspace()) and member_id = (select member_self()));
create policy member_reaches on milestone for insert to kuaishan_app
  with check (workspace_id = (select member_workspace()) and group_id = (select member_group()) and member_id = (select member_self()));
-- pictures are read only through the messages that show them: see media_for_member()

-- ───────── questions asked before a workspace is known; ids only ─────────

create function due_groups(until timestamptz, at_most integer)
returns table (workspace_id uuid, group_id uuid, next_due_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.workspace_id, p.group_id, p.next_due_at from performance p
  where p.state = 'running' and p.next_due_at <= until order by p.next_due_at limit at_most
$$;
create function next_due() returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select min(p.next_due_at) from performance p where p.state = 'running' and p.next_due_at is not null
$$;
create function workspaces_with_expired_prompts(until timestamptz) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct d.workspace_id from delivery d where d.state = 'prompted' and d.valid_until <= until
$$;
create function staff_of_user(of_user text) returns table (workspace_id uuid, staff_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.workspace_id, s.staff_id from staff s where s.user_id = of_user and s.left_at is null order by s.created_at
$$;
create function group_of_join_code(code text) returns table (workspace_id uuid, group_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select g.workspace_id, g.group_id from flash_group g where g.join_code = code
$$;
create function member_of_token(sha256 bytea) returns table (workspace_id uuid, group_id uuid, member_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.workspace_id, m.group_id, m.member_id from member m where m.token_sha256 = sha256 and m.left_at is null
$$;
create function entry_of_token(sha256 bytea) returns table (workspace_id uuid, staff_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.workspace_id, e.staff_id from entry_link e where e.token_sha256 = sha256
$$;
create function workspace_count() returns integer language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from workspace
$$;
create function media_for_member(wanted uuid) returns table (content_type text, name text, content bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.content_type, f.name, f.content from media f
  where f.workspace_id = member_workspace() and f.media_id = wanted and exists (
    select 1 from message m where m.workspace_id = member_workspace() and m.group_id = member_group() and m.seq is not null
      and (m.thread_member_id is null or m.thread_member_id = member_self())
      and m.attachments @> jsonb_build_array(jsonb_build_object('mediaId', wanted::text)))
$$;
