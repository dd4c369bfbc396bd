-- Accounts by which a desk is reached in messengers, the people who write to them, and what was said: one row a
-- message, so that a message that the messenger brings twice is taken once, and an answer to one of ours finds its case.
create table messenger_account (
  desk_id text not null references desk,
  id uuid not null,
  kind text not null check (kind in ('telegram', 'xmpp')),
  -- What people see and write to: `@vendor_support_bot`, `support@jabber.example`.
  name text not null,
  settings jsonb not null,
  -- The token or the password, under the installation's secret.
  sealed bytea not null,
  is_open boolean not null default true,
  created_by text not null,
  created_at timestamptz not null,
  primary key (desk_id, id),
  unique (desk_id, kind, name)
);

create table messenger_peer (
  desk_id text not null references desk,
  account_id uuid not null,
  -- The messenger's own name of the conversation.
  peer text not null,
  name text,
  -- Null until the person has proved who they are: by a code of ours, or by a number that the messenger vouches for.
  contact_id uuid,
  linked_at timestamptz,
  first_seen_at timestamptz not null,
  primary key (desk_id, account_id, peer),
  foreign key (desk_id, account_id) references messenger_account on delete cascade,
  foreign key (desk_id, contact_id) references contact
);

create table messenger_message (
  desk_id text not null,
  account_id uuid not null,
  peer text not null,
  external_id text not null,
  case_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  at timestamptz not null,
  primary key (desk_id, account_id, peer, external_id)
);

-- A code opens one conversation for the client of one case; kept as a hash.
create table messenger_code (
  desk_id text not null references desk,
  code_hash text not null,
  case_id uuid not null,
  expires_at timestamptz not null,
  primary key (desk_id, code_hash)
);

do $$
declare name text;
begin
  foreach name in array array['messenger_account', 'messenger_peer', 'messenger_message', 'messenger_code'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;

-- What a messenger brought and could not be taken waits for a person like a letter does.
alter table raw_message drop constraint raw_message_source_check;
alter table raw_message add constraint raw_message_source_check check (source in ('smtp', 'imap', 'messenger'));
