-- Shifts: who was cast from when to when, hand-overs, and words said to a whole campaign.

-- ───────── features/staffing ─────────

-- who held which role in which room, from when to when; `casting` is the row that holds now
create table casting_term (
  workspace_id uuid not null,
  casting_term_id bigint generated always as identity,
  group_id uuid not null,
  role text not null,
  staff_id uuid not null,
  deputy_staff_id uuid,
  from_at timestamptz not null,
  -- null = still
  until_at timestamptz,
  -- the hand-over it began with; null = cast otherwise
  hand_over_id uuid,
  primary key (workspace_id, casting_term_id),
  foreign key (workspace_id, group_id) references flash_group,
  foreign key (workspace_id, staff_id) references staff,
  foreign key (workspace_id, deputy_staff_id) references staff
);
create unique index casting_term_now on casting_term (workspace_id, group_id, role) where until_at is null;
create index casting_term_past on casting_term (workspace_id, group_id, role, from_at);

insert into casting_term (workspace_id, group_id, role, staff_id, deputy_staff_id, from_at)
select c.workspace_id, c.group_id, c.role, c.staff_id, c.deputy_staff_id, g.created_at
from casting c join flash_group g using (workspace_id, group_id);

-- everything of one person, over all rooms
create index casting_by_staff on casting (workspace_id, staff_id, group_id);

-- one act: a person's rooms went to one colleague or several
create table hand_over (
  workspace_id uuid not null references workspace,
  hand_over_id uuid not null,
  idempotency_key text not null,
  from_staff_id uuid not null,
  -- who said so: whoever hands over, whoever takes over, or an operator for them
  done_by uuid not null,
  done_at timestamptz not null,
  -- the hand-over this one takes back
  undo_of uuid,
  primary key (workspace_id, hand_over_id),
  unique (workspace_id, idempotency_key),
  foreign key (workspace_id, from_staff_id) references staff,
  foreign key (workspace_id, done_by) references staff,
  foreign key (workspace_id, undo_of) references hand_over
);
create unique index hand_over_undone on hand_over (workspace_id, undo_of) where undo_of is not null;
create index hand_over_latest on hand_over (workspace_id, done_at);

-- what one hand-over moved: a role in a room, and the prompts that went with it
create table hand_over_move (
  workspace_id uuid not null,
  hand_over_id uuid not null,
  group_id uuid not null,
  role text not null,
  to_staff_id uuid not null,
  -- the deputy before and after
  deputy_before uuid,
  deputy_after uuid,
  prompts integer not null,
  primary key (workspace_id, hand_over_id, group_id, role),
  foreign key (workspace_id, hand_over_id) references hand_over,
  foreign key (workspace_id, group_id) references flash_group,
  foreign key (workspace_id, to_staff_id) references staff
);

-- ───────── direction/cues ─────────

-- a word said to many groups of a campaign at once; carried out in chunks, so that the same key goes on where it was interrupted
create table campaign_word (
  workspace_id uuid not null,
  campaign_word_id uuid not null,
  campaign_id uuid not null,
  idempotency_key text not null,
  word text not null check (word in ('go', 'hold', 'release', 'skip', 'slip', 'pause', 'resume')),
  -- the cue of a go, hold, release or skip
  cue_id text,
  -- of a slip
  minutes integer,
  said_by uuid not null,
  said_at timestamptz not null,
  primary key (workspace_id, campaign_word_id),
  unique (workspace_id, idempotency_key),
  foreign key (workspace_id, campaign_id) references campaign,
  foreign key (workspace_id, said_by) references staff
);

-- what became of it in each group
create table campaign_word_group (
  workspace_id uuid not null,
  campaign_word_id uuid not null,
  group_id uuid not null,
  outcome text not null check (outcome in ('done', 'already', 'refused', 'failed')),
  -- an error code with its details, when refused or failed: { "code": …, "details": … }
  refusal jsonb,
  cues integer not null,
  recipients integer not null,
  primary key (workspace_id, campaign_word_id, group_id),
  foreign key (workspace_id, campaign_word_id) references campaign_word,
  foreign key (workspace_id, group_id) references flash_group
);

do $$
declare t text;
begin
  foreach t in array array['casting_term', 'hand_over', 'hand_over_move', 'campaign_word', 'campaign_word_group'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy staff_sees_workspace on %I to kuaishan_app using (workspace_id = (select staff_workspace())) with check (workspace_id = (select staff_workspace()))', t);
    execute format('create policy owner_sees_all on %I to kuaishan_owner using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to kuaishan_app', t);
  end loop;
end $$;

-- ───────── what the boards ask ─────────

-- held cues are few: a person must let each go
create index cue_run_held on cue_run (workspace_id, group_id) where state = 'held';
-- go cues have no time of their own
create index cue_run_uncalled on cue_run (workspace_id, group_id) where state = 'planned' and due_at is null and member_id is null;
-- what members asked privately, and what a person answered: small beside what cues whisper
create index message_asked on message (workspace_id, group_id, thread_member_id, seq) where author = 'member' and thread_member_id is not null;
create index message_answered on message (workspace_id, group_id, thread_member_id, seq)
  where author <> 'member' and thread_member_id is not null and cue_id is null;
-- prompts nobody posted in time
create index delivery_unposted on delivery (workspace_id, group_id, valid_until) where state = 'expired';
