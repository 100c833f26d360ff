-- Shop orders: what was bought elsewhere, and who bought it.

-- ───────── facts/contacts ─────────

-- where the person first came from, as the shop or the link says (公众号, 视频号 …); null = not known
alter table contact add column source text;

-- by what a person is recognised. One value belongs to one contact of a workspace; merging contacts moves their rows.
create table contact_identity (
  workspace_id uuid not null references workspace,
  kind text not null check (kind in ('phone')),
  -- phone: E.164
  value text not null,
  contact_id uuid not null,
  attached_at timestamptz not null,
  primary key (workspace_id, kind, value),
  -- the identity is claimed first (on conflict do nothing), the contact made only by who got it
  foreign key (workspace_id, contact_id) references contact deferrable initially deferred
);
create index contact_identity_by_contact on contact_identity (workspace_id, contact_id);

-- what was noted about a person elsewhere: a buyer's remark. `key` says from where ('order:<order>'), so that it is noted once
create table contact_note (
  workspace_id uuid not null,
  contact_id uuid not null,
  key text not null,
  text text not null,
  noted_at timestamptz not null,
  primary key (workspace_id, contact_id, key),
  foreign key (workspace_id, contact_id) references contact
);

-- ───────── features/sales ─────────

-- one order of a shop. No name, no phone: who bought is a contact's id, so that deletion and a three-year record do not fight
create table shop_order (
  workspace_id uuid not null references workspace,
  order_id uuid not null,
  shop text not null,
  -- the shop's own, unique there
  number text not null,
  -- bait: the small product; main: the offer itself
  kind text not null check (kind in ('bait', 'main')),
  -- null = the shop's file had no usable phone
  contact_id uuid,
  -- why there is none; null when there is a contact
  without_phone text check (without_phone in ('missing', 'damaged', 'masked', 'several', 'invalid')),
  state text not null check (state in ('pending', 'paid', 'refunding', 'partlyRefunded', 'refunded', 'closed', 'other')),
  -- the shop's own word
  state_written text not null,
  -- null = the file does not say
  ordered_at timestamptz,
  -- ISO 4217; amounts in its minor units
  currency text not null,
  paid_minor bigint not null,
  refunded_minor bigint not null,
  source text,
  -- [{ "product": …, "quantity": 1, "paidMinor": 990 | null }] in the file's order
  items jsonb not null,
  first_import_id uuid not null,
  -- the import that last changed it
  changed_import_id uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (workspace_id, order_id),
  unique (workspace_id, shop, number),
  foreign key (workspace_id, contact_id) references contact
);
create index shop_order_without_phone on shop_order (workspace_id, created_at, order_id) where contact_id is null;
create index shop_order_by_contact on shop_order (workspace_id, contact_id);

create table order_import (
  workspace_id uuid not null references workspace,
  import_id uuid not null,
  shop text not null,
  file_name text not null,
  kind text not null check (kind in ('bait', 'main')),
  -- null = by a command on the server
  imported_by uuid,
  imported_at timestamptz not null,
  -- { lines, orders, new, changed, unchanged, merged, withoutPhone, refused }
  counts jsonb not null,
  -- [{ "place": "12", "reason": "bad-amount" }], the first thousand; nothing of what the lines said
  refused jsonb not null,
  primary key (workspace_id, import_id),
  foreign key (workspace_id, imported_by) references staff
);
create index order_import_newest on order_import (workspace_id, imported_at desc, import_id);

-- how files with these headings were understood when they were last imported
create table order_mapping (
  workspace_id uuid not null references workspace,
  -- sha256 of the headings
  signature bytea not null,
  shop text not null,
  kind text not null check (kind in ('bait', 'main')),
  -- by column: a field's name or null
  columns jsonb not null,
  confirmed_at timestamptz not null,
  primary key (workspace_id, signature)
);

do $$
declare t text;
begin
  foreach t in array array['contact_identity', 'contact_note', 'shop_order', 'order_import', 'order_mapping'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy staff_sees_workspace on %I to kuaishan_app using (workspace_id = (select staff_workspace())) with check (workspace_id = (select staff_workspace()))', t);
    execute format('create policy owner_sees_all on %I to kuaishan_owner using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to kuaishan_app', t);
  end loop;
end $$;
