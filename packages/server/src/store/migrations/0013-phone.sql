-- The desk's telephone. The secret that the exchange signs with is made of the installation's own and of key_id, so a
-- copy of the database signs nothing.
create table phone_line (
  desk_id text not null references desk,
  country text not null default 'RU',
  key_id text,
  key_made_at timestamptz,
  callback_attempts integer not null default 3 check (callback_attempts between 1 and 20),
  callback_window_minutes integer not null default 60 check (callback_window_minutes between 15 and 480),
  primary key (desk_id)
);

-- Whose telephone rings: an extension is one person's.
create table phone_extension (
  desk_id text not null references desk,
  user_id text not null references staff_user on delete cascade,
  extension text not null,
  primary key (desk_id, user_id),
  unique (desk_id, extension)
);

-- What the exchange told of calls, in whatever order; a call is the fold of its events. One that is told twice is one.
create table call_event (
  desk_id text not null,
  exchange_id text not null,
  kind text not null check (kind in ('ringing', 'answered', 'ended')),
  extension text not null,
  body jsonb not null,
  received_at timestamptz not null,
  primary key (desk_id, exchange_id, kind, extension)
);
create trigger call_event_append_only before update or delete on call_event for each row execute function refuse_change();

-- `number` is the client's, in the one spelling that contacts are kept in; null where it was withheld.
create table call (
  desk_id text not null,
  id uuid not null,
  exchange_id text not null,
  direction text not null check (direction in ('in', 'out')),
  number text,
  called text not null,
  extensions text[] not null,
  answered_extension text,
  started_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  talk_seconds integer,
  recording_url text,
  primary key (desk_id, id),
  unique (desk_id, exchange_id)
);
create index call_started on call (desk_id, started_at desc);

-- Several questions may be asked in one call (I21).
create table call_case (
  desk_id text not null,
  call_id uuid not null,
  case_id uuid not null,
  primary key (desk_id, call_id, case_id),
  foreign key (desk_id, call_id) references call
);

-- Promises to call back that are not kept yet, by when: repeats what the state of the case says, for the queue of them.
create table callback (
  desk_id text not null,
  case_id uuid not null,
  from_at timestamptz not null,
  is_open boolean not null,
  primary key (desk_id, case_id)
);
create index callback_open on callback (desk_id, from_at) where is_open;

do $$
declare name text;
begin
  foreach name in array array['phone_line', 'phone_extension', 'call_event', 'call', 'call_case', 'callback'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;
