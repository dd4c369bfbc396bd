-- Every key is led by desk_id: a desk is the unit of isolation (row-level security below) and of distribution.
-- Instants are timestamptz with millisecond precision; the engine speaks epoch milliseconds.
-- Tables that are written for each message have no foreign key to desk: every check would take a share lock on the one
-- desk row, and concurrent writers would queue on it. A desk is never deleted.

-- A desk's case numbers come from the sequence case_number_<id> (store/desk.ts): two registrations never wait for each other.
create table desk (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,47}$'),
  title jsonb not null,
  prefix text not null,
  locale text not null default 'ru',
  timezone text not null,
  mail_address text,
  regulation_id text not null,
  regulation_version text not null,
  created_at timestamptz not null
);

create table regulation (
  desk_id text not null references desk deferrable initially deferred,
  id text not null,
  version text not null,
  source text not null,
  model jsonb not null,
  published_at timestamptz not null,
  primary key (desk_id, id, version)
);

create table organization (
  desk_id text not null references desk,
  id uuid not null,
  name text,
  inn text,
  created_at timestamptz not null,
  primary key (desk_id, id)
);
create unique index organization_inn on organization (desk_id, inn) where inn is not null;

create table contact (
  desk_id text not null references desk,
  id uuid not null,
  organization_id uuid,
  name text,
  email text,
  phone text,
  locale text,
  timezone text,
  created_at timestamptz not null,
  primary key (desk_id, id),
  foreign key (desk_id, organization_id) references organization
);
create unique index contact_email on contact (desk_id, lower(email)) where email is not null;
create index contact_organization on contact (desk_id, organization_id);
create index contact_phone on contact (desk_id, phone) where phone is not null;

-- A right belongs to an organization, or to a contact that has none.
create table holding (
  desk_id text not null references desk,
  id uuid not null,
  organization_id uuid,
  contact_id uuid,
  kind text not null,
  product text,
  from_at text not null,
  until_at text,
  created_at timestamptz not null,
  primary key (desk_id, id),
  check ((organization_id is null) <> (contact_id is null)),
  foreign key (desk_id, organization_id) references organization,
  foreign key (desk_id, contact_id) references contact
);
create index holding_organization on holding (desk_id, organization_id);
create index holding_contact on holding (desk_id, contact_id);

-- `state` is the fold of the events; the other columns repeat what lists sort and filter by.
-- client_key names the one whose cases are worked in turn: the organization, or the contact where there is none (I22);
-- holds_turn marks the case of it that is being worked. queue_key is what the case's regulation orders its queue by, in
-- that order (infinity where there is none): arrays compare element by element.
create table support_case (
  desk_id text not null,
  id uuid not null,
  number bigint not null,
  version integer not null,
  state jsonb not null,
  status text not null,
  turn text not null,
  programme text,
  priority integer,
  respond_by timestamptz,
  next_due timestamptz,
  queue_key double precision[] not null,
  subject text not null,
  product text,
  client_key text not null,
  holds_turn boolean not null,
  organization_id uuid,
  contact_id uuid,
  assignee text,
  tracking_secret text not null,
  registered_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (desk_id, id)
);
create unique index support_case_number on support_case (desk_id, number);
create index support_case_queue on support_case (desk_id, queue_key, number) where turn = 'staff';
create index support_case_assignee on support_case (desk_id, assignee, queue_key, number) where turn <> 'nobody';
create index support_case_status on support_case (desk_id, status, changed_at desc, number desc);
create index support_case_changed on support_case (desk_id, changed_at desc, number desc);
create index support_case_client on support_case (desk_id, client_key, number) where status not in ('closed', 'refused');
create index support_case_contact on support_case (desk_id, contact_id);
create index support_case_organization on support_case (desk_id, organization_id) where organization_id is not null;
create index support_case_due on support_case (desk_id, next_due) where next_due is not null;

-- What was asked of a case, with the `now` it was decided at: replay needs both.
create table command (
  desk_id text not null,
  case_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  actor jsonb not null,
  body jsonb not null,
  primary key (desk_id, case_id, seq)
);

create table event (
  desk_id text not null,
  case_id uuid not null,
  seq integer not null,
  command_seq integer not null,
  at timestamptz not null,
  kind text not null,
  body jsonb not null,
  primary key (desk_id, case_id, seq)
);

-- Bytes of a received message, stored before anything reads them.
create table raw_message (
  desk_id text not null,
  id uuid not null,
  dedupe_key text not null,
  source text not null check (source in ('smtp', 'imap')),
  envelope jsonb not null,
  raw bytea not null,
  received_at timestamptz not null,
  status text not null check (status in ('stored', 'taken', 'unreadable', 'dropped')),
  problem text,
  case_id uuid,
  message_id uuid,
  primary key (desk_id, id),
  unique (desk_id, dedupe_key)
);
create index raw_message_waiting on raw_message (desk_id, received_at) where status in ('stored', 'unreadable');

-- A message of a case, in whatever direction; a note is one that only staff see.
create table message (
  desk_id text not null,
  id uuid not null,
  case_id uuid not null,
  direction text not null check (direction in ('in', 'out', 'note')),
  channel text not null,
  author jsonb not null,
  subject text,
  text text not null,
  visible_text text,
  html text,
  internet_id text,
  at timestamptz not null,
  primary key (desk_id, id)
);
create index message_case on message (desk_id, case_id, at);
create index message_internet_id on message (desk_id, internet_id) where internet_id is not null;

create table attachment (
  desk_id text not null,
  id uuid not null,
  message_id uuid not null,
  filename text not null,
  content_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  content_id text,
  is_inline boolean not null default false,
  primary key (desk_id, id),
  foreign key (desk_id, message_id) references message
);
create index attachment_message on attachment (desk_id, message_id);

-- The outbox. The id is derived from the event (case:version:index), so a retry cannot make a second letter.
create table letter (
  desk_id text not null,
  id text not null,
  case_id uuid not null,
  kind text not null,
  recipient text,
  body jsonb not null,
  internet_id text not null,
  status text not null check (status in ('queued', 'sent', 'failed', 'held', 'suppressed')),
  problem text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (desk_id, id)
);
create index letter_case on letter (desk_id, case_id);
create index letter_internet_id on letter (desk_id, internet_id);

do $$
declare name text;
begin
  foreach name in array array['regulation', 'organization', 'contact', 'holding', 'support_case', 'command', 'event',
                              'raw_message', 'message', 'attachment', 'letter'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;

-- An append-only history is a promise the database keeps.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger event_append_only before update or delete on event for each row execute function refuse_change();
create trigger command_append_only before update or delete on command for each row execute function refuse_change();
