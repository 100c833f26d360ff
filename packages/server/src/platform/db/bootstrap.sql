-- Roles, schemas and rights that must be there before the first migration. Run by an administrator of the database (a superuser, or the
-- database's owner with CREATEROLE); running it again changes nothing.

do $$
begin
  if not exists (select from pg_roles where rolname = 'kuaishan_owner') then
    create role kuaishan_owner nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  if not exists (select from pg_roles where rolname = 'kuaishan_app') then
    create role kuaishan_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  -- who administers must be able to act as the owner; a superuser can anyway
  if not pg_has_role(current_user, 'kuaishan_owner', 'SET') then
    execute format('grant kuaishan_owner to %I with inherit true, set true', current_user);
  end if;
  -- migrations create schemas (auth) and change what is in public
  execute format('grant connect, create, temporary on database %I to kuaishan_owner', current_database());
  execute format('grant connect on database %I to kuaishan_app', current_database());
  -- nobody but the two roles has business here, and temporary tables could shadow real ones
  execute format('revoke all on database %I from public', current_database());
end $$;

grant usage, create on schema public to kuaishan_owner;
grant usage on schema public to kuaishan_app;

create schema if not exists migration authorization kuaishan_owner;
set role kuaishan_owner;
-- functions are for the application alone, whatever schema a later migration makes them in
alter default privileges for role kuaishan_owner revoke execute on functions from public;
alter default privileges for role kuaishan_owner grant execute on functions to kuaishan_app;

-- Kysely's own tables, made here so that they too are under forced row-level security from the start
create table if not exists migration.kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null);
create table if not exists migration.kysely_migration_lock (id varchar(255) primary key, is_locked integer not null default 0);
do $$
declare t text;
begin
  foreach t in array array['kysely_migration', 'kysely_migration_lock'] loop
    execute format('alter table migration.%I enable row level security', t);
    execute format('alter table migration.%I force row level security', t);
    if not exists (select from pg_policies where schemaname = 'migration' and tablename = t) then
      execute format('create policy owner_sees_all on migration.%I to kuaishan_owner using (true) with check (true)', t);
    end if;
  end loop;
end $$;
-- what a server without administrator rights asks at start: is the database as new as I am?
create or replace function public.migrations_applied() returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select name from migration.kysely_migration order by name
$$;
reset role;
