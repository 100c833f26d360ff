-- The sign-in library's tables (better-auth 1.7, e-mail and password), as its own `compileMigrations` emits them, in a schema of their own.
-- Column names are the library's. A test compares these tables with what the installed version wants.
--
-- Only connections that say app.auth = 'on' see them: the library's own pool (options `-c app.auth=on -c search_path=auth`). The rest of the
-- application, connected as the same role, sees no row: a mistake elsewhere cannot read a password hash or a session.

create schema auth;
grant usage on schema auth to kuaishan_app;

create table auth."user" (
  "id" text not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);

create table auth."session" (
  "id" text not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" ("id") on delete cascade
);
create index "session_userId_idx" on auth."session" ("userId");

create table auth."account" (
  "id" text not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on auth."account" ("userId");

create table auth."verification" (
  "id" text not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);
create index "verification_identifier_idx" on auth."verification" ("identifier");

do $$
declare t text;
begin
  foreach t in array array['user', 'session', 'account', 'verification'] loop
    execute format('alter table auth.%I enable row level security', t);
    execute format('alter table auth.%I force row level security', t);
    execute format('create policy sign_in_only on auth.%I to kuaishan_app using (current_setting(''app.auth'', true) = ''on'')
      with check (current_setting(''app.auth'', true) = ''on'')', t);
    execute format('create policy owner_sees_all on auth.%I to kuaishan_owner using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on auth.%I to kuaishan_app', t);
  end loop;
end $$;

-- Workspaces whose owner has not signed up yet: a new one-time link is printed for them at every start until one is used.
create function unclaimed_owners() returns table (workspace_id uuid, staff_id uuid)
language sql stable security definer set search_path = public as $$
  select s.workspace_id, s.staff_id from staff s
  where s.permission = 'owner' and s.user_id is null and s.left_at is null
    and not exists (select from staff o where o.workspace_id = s.workspace_id and o.user_id is not null)
  order by s.created_at, s.staff_id
$$;
