-- The prompter, grown up: evidence, escalation, an owner who lives, what waits for a claim, Web Push.

alter table delivery
  -- the post's own short link (/e/<code>), and the link of the text it stands for; null = the text holds none
  add column link_code text,
  add column link_target text,
  -- when somebody who looked like a person first opened it, whatever state the prompt was in
  add column link_opened_at timestamptz,
  add column evidenced_at timestamptz,
  -- when it goes to somebody else unless it was claimed (or, once claimed, its link opened); null = not any more
  add column escalate_at timestamptz,
  add column escalated_at timestamptz,
  add column escalation text check (escalation in ('unclaimed', 'unopened')),
  -- whose it was before it was escalated: they see where it went
  add column escalated_from uuid,
  -- a colleague looked into the room and saw the post nobody had opened
  add column checked_at timestamptz,
  add column checked_by uuid,
  -- since when it waits for its present owner: what a push tells about; null = from before there were pushes
  add column waits_since timestamptz,
  -- its state changed and what waits for its cue (`after X`) has not been told
  add column follow boolean not null default false;

-- unique over all workspaces, because the code is all a stranger has
create unique index delivery_link on delivery (link_code) where link_code is not null;
create index delivery_escalation on delivery (escalate_at, workspace_id) where escalate_at is not null;
create index delivery_follow on delivery (workspace_id, group_id) where follow;
-- claimed ones that a colleague is asked to look after
create index delivery_unopened on delivery (workspace_id, staff_id, escalated_at) where state = 'claimed' and escalation = 'unopened' and checked_at is null;
-- what went from this person to another
create index delivery_escalated_from on delivery (workspace_id, escalated_from, prompted_at) where escalated_from is not null;
-- the earliest of all expiries is asked for before every sleep of a performer
drop index delivery_expiry;
create index delivery_expiry on delivery (valid_until, workspace_id) where state = 'prompted';

-- The state table (docs/adr/0014). Use cases move by conditional updates; a move that is not in the table fails whoever tries it.
create function delivery_may_move() returns trigger language plpgsql as $$
begin
  if not (case old.state
    when 'prompted' then new.state in ('claimed', 'evidenced', 'withdrawn', 'expired')
    when 'claimed' then new.state in ('evidenced', 'prompted', 'withdrawn', 'expired')
    when 'withdrawn' then new.state in ('prompted', 'expired')
    when 'expired' then new.state = 'prompted'
    else false
  end) then
    raise exception 'a prompt that is % cannot become %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger delivery_may_move before update of state on delivery for each row
  when (old.state is distinct from new.state) execute function delivery_may_move();

-- Who takes a prompt that cannot stay with `owner`: the role's deputy, the role's player, the other players of the room in the playbook's order,
-- their deputies, the workspace's owners, its operators, whoever else is there; only people who have not left, and never `owner`. Null = nobody.
create function prompt_successor(in_workspace uuid, in_group uuid, of_role text, owner uuid) returns uuid language sql stable as $$
  select s.staff_id
  from staff s
    left join lateral (
      select min(case
        when c.role = of_role and c.deputy_staff_id = s.staff_id then 0
        when c.role = of_role then 1
        when c.staff_id = s.staff_id then 10 + coalesce(array_position(array['host', 'assistant', 'consultant', 'teacher', 'ambassador'], c.role), 6)
        else 20 + coalesce(array_position(array['host', 'assistant', 'consultant', 'teacher', 'ambassador'], c.role), 6)
      end) as place
      from casting c
      where c.workspace_id = s.workspace_id and c.group_id = in_group and s.staff_id in (c.staff_id, c.deputy_staff_id)
    ) k on true
  where s.workspace_id = in_workspace and s.left_at is null and s.staff_id is distinct from owner
  order by coalesce(k.place, case s.permission when 'owner' then 30 when 'operator' then 31 else 32 end), s.created_at, s.staff_id
  limit 1
$$;

-- Who leaves passes on everything that waits for them or may come to wait again, in the same transaction, by whatever way they leave.
-- `for update` waits for whoever is giving them a prompt just now (a foreign key's lock) and makes the others wait.
create function staff_is_leaving() returns trigger language plpgsql as $$
begin
  perform from staff s where s.workspace_id = new.workspace_id and s.staff_id = new.staff_id for update;
  return new;
end $$;
create trigger staff_is_leaving before update of left_at on staff for each row
  when (old.left_at is null and new.left_at is not null) execute function staff_is_leaving();

create function staff_has_left() returns trigger language plpgsql as $$
begin
  with held as (
    select d.delivery_id, d.state, d.reason, prompt_successor(d.workspace_id, d.group_id, d.role, d.staff_id) as heir
    from delivery d
    where d.workspace_id = new.workspace_id and d.staff_id = new.staff_id and d.state <> 'evidenced'
    order by d.delivery_id for update
  ), moved as (
    update delivery d set staff_id = h.heir, waits_since = new.left_at
    from held h
    where d.workspace_id = new.workspace_id and d.delivery_id = h.delivery_id and h.heir is not null
    returning d.delivery_id, d.group_id, d.cue_id, d.staff_id, d.state
  )
  insert into event (workspace_id, key, type, group_id, cue_id, at, data)
  select new.workspace_id, 'reassigned:' || m.delivery_id || ':' || new.staff_id || ':' || m.staff_id || ':left', 'reassigned', m.group_id, m.cue_id,
    new.left_at, jsonb_build_object('deliveryId', m.delivery_id, 'from', new.staff_id, 'to', m.staff_id, 'reason', 'owner-left')
  from moved m where m.state = 'prompted' order by m.delivery_id
  on conflict (workspace_id, key) do nothing;
  return null;
end $$;
create trigger staff_has_left after update of left_at on staff for each row
  when (old.left_at is null and new.left_at is not null) execute function staff_has_left();

-- Nobody is prompted who has left. Loses only the race against a colleague who leaves at this very moment: the transaction is then repeated
-- (serialization failure) and finds another owner. Where the whole staff has left there is nobody to prompt and nothing to refuse.
create function prompt_has_living_owner() returns trigger language plpgsql as $$
begin
  if not exists (select from staff s where s.workspace_id = new.workspace_id and s.staff_id = new.staff_id and s.left_at is null)
    and exists (select from staff s where s.workspace_id = new.workspace_id and s.left_at is null)
    and exists (select from delivery d where d.workspace_id = new.workspace_id and d.delivery_id = new.delivery_id and d.state = 'prompted'
      and d.staff_id = new.staff_id)
  then
    raise exception 'prompt % would wait for somebody who has left', new.delivery_id using errcode = 'serialization_failure';
  end if;
  return null;
end $$;
create constraint trigger prompt_has_living_owner after insert or update of staff_id, state on delivery deferrable initially deferred
  for each row when (new.state = 'prompted') execute function prompt_has_living_owner();

-- ───────── Web Push ─────────

-- a workspace's own VAPID keys: subscriptions are bound to them, so they are kept with them, for any number of processes
create table push_key (
  workspace_id uuid not null references workspace,
  public_key text not null,
  private_key text not null,
  primary key (workspace_id)
);

-- one browser of one person
create table push_subscription (
  workspace_id uuid not null references workspace,
  subscription_id uuid not null,
  staff_id uuid not null,
  -- where its push service takes messages for it; unique over all workspaces: a browser rings for whoever turned it on last
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  locale text not null check (locale in ('zh-CN', 'en')),
  created_at timestamptz not null,
  -- domain time: what has waited since before it has been told
  told_at timestamptz not null,
  -- wall time: until then another process is sending, or a failed try waits for the next
  busy_until timestamptz,
  failures integer not null default 0,
  primary key (workspace_id, subscription_id),
  foreign key (workspace_id, staff_id) references staff
);
create unique index push_subscription_endpoint on push_subscription (endpoint);
create index push_subscription_of_staff on push_subscription (workspace_id, staff_id);

do $$
declare t text;
begin
  foreach t in array array['push_key','push_subscription'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy staff_sees_workspace on %I to kuaishan_app using (workspace_id = (select staff_workspace())) with check (workspace_id = (select staff_workspace()))', t);
    execute format('create policy owner_sees_all on %I to kuaishan_owner using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to kuaishan_app', t);
  end loop;
end $$;

-- ───────── questions asked before a workspace is known; ids only ─────────

create function prompt_of_link(code text) returns table (workspace_id uuid, delivery_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.workspace_id, d.delivery_id from delivery d where d.link_code = code
$$;
create function workspaces_with_due_escalations(until timestamptz) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct d.workspace_id from delivery d where d.escalate_at <= until
$$;
create function workspaces_with_prompts_to_follow() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct d.workspace_id from delivery d where d.follow
$$;
-- a browser that another person, or another workspace, turned on before
create function forget_push_endpoint(gone text) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from push_subscription where endpoint = gone
$$;
-- browsers whose person has something new waiting; none that is being sent to, or rests after a failure
create function browsers_to_tell(domain_now timestamptz, wall_now timestamptz, at_most integer) returns table (workspace_id uuid, subscription_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.workspace_id, s.subscription_id from push_subscription s
  where (s.busy_until is null or s.busy_until <= wall_now) and exists (
    select from delivery d where d.workspace_id = s.workspace_id and d.staff_id = s.staff_id and d.waits_since > s.told_at
      and ((d.state = 'prompted' and d.valid_until > domain_now) or (d.state = 'claimed' and d.escalation = 'unopened' and d.checked_at is null)))
  order by s.busy_until nulls first, s.subscription_id limit at_most
$$;
-- the next moment at which a performer has something to do: a cue, a prompt that expires, one that goes to a deputy
create or replace function next_due() returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select least(
    (select min(p.next_due_at) from performance p where p.state = 'running' and p.next_due_at is not null),
    (select min(d.valid_until) from delivery d where d.state = 'prompted'),
    (select min(d.escalate_at) from delivery d where d.escalate_at is not null))
$$;
