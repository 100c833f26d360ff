-- Whether a prompt is new to a browser is a question of visibility, not of time: who prompts reads the clock long before the commit, and a browser
-- told of something else in between would never ring for it. What was not visible when a browser was last written to is new to it.
-- Both columns count transactions of this very cluster, so no backup holds them.

alter table delivery
  -- the transaction that made it wait for its present owner; null = from before this, or from a backup: push_begin_anew has decided
  add column waits_xid xid8;
alter table push_subscription
  -- what was visible when it was last told; null = it has still to be told of what waits. Turned on, it does not ring for what waits already
  add column told_snapshot pg_snapshot default pg_current_snapshot();

-- by trigger, so that no way of making a prompt wait can forget it; an escalation that finds nobody sets waits_since to what it was
create function delivery_waits_anew() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or (old.waits_since, old.staff_id, old.state) is distinct from (new.waits_since, new.staff_id, new.state) then
    new.waits_xid := pg_current_xact_id();
  end if;
  return new;
end $$;
create trigger delivery_waits_anew before insert or update of waits_since on delivery for each row execute function delivery_waits_anew();

-- Where no transaction is known (here, and after a restore), time has to do: a browser that had not been told of everything rings once.
create function push_begin_anew() returns void language sql set search_path = public, pg_temp as $$
  update push_subscription s set told_snapshot = null where exists (
    select from delivery d where d.workspace_id = s.workspace_id and d.staff_id = s.staff_id and d.waits_since > s.told_at
      and (d.state = 'prompted' or (d.state = 'claimed' and d.escalation = 'unopened' and d.checked_at is null)))
$$;
select push_begin_anew();

create or replace function browsers_to_tell(domain_now timestamptz, wall_now timestamptz, at_most integer) returns table (workspace_id uuid, subscription_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.workspace_id, s.subscription_id from push_subscription s
  where (s.busy_until is null or s.busy_until <= wall_now) and exists (
    select from delivery d where d.workspace_id = s.workspace_id and d.staff_id = s.staff_id
      and (s.told_snapshot is null or not pg_visible_in_snapshot(d.waits_xid, s.told_snapshot))
      and ((d.state = 'prompted' and d.valid_until > domain_now) or (d.state = 'claimed' and d.escalation = 'unopened' and d.checked_at is null)))
  order by s.busy_until nulls first, s.subscription_id limit at_most
$$;
