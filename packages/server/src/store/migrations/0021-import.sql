-- Tables of clients that were brought in from files, and what each of them made and changed: enough to take it back.
create table client_import (
  desk_id text not null references desk,
  id uuid not null,
  filename text not null,
  content bytea not null,
  -- How the file is read: encoding, separator, which column says what.
  reading jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  done_by text,
  done_at timestamptz,
  undone_by text,
  undone_at timestamptz,
  totals jsonb,
  primary key (desk_id, id)
);
create index client_import_newest on client_import (desk_id, created_at desc);

create table client_import_effect (
  desk_id text not null references desk,
  import_id uuid not null,
  seq integer not null,
  line integer not null,
  target text not null check (target in ('organization', 'contact', 'holding')),
  target_id uuid not null,
  before jsonb,
  after jsonb not null,
  -- Why it could not be taken back; null where it was, or nobody has tried.
  kept text,
  primary key (desk_id, import_id, seq),
  foreign key (desk_id, import_id) references client_import
);

do $$
declare name text;
begin
  foreach name in array array['client_import', 'client_import_effect'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;
