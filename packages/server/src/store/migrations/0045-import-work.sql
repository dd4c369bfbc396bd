-- How far long work on an import is, for whoever waits for it; without its row, the work ends.
create table client_import_work (
  desk_id text not null references desk,
  import_id uuid not null,
  work_id uuid not null,
  -- Brings the table in; otherwise it only tries it.
  is_run boolean not null,
  phase text not null,
  done integer not null,
  total integer not null,
  told_at timestamptz not null,
  primary key (desk_id, import_id),
  foreign key (desk_id, import_id) references client_import
);
alter table client_import_work enable row level security;
alter table client_import_work force row level security;
create policy desk_only on client_import_work using (desk_id = current_setting('reglament.desk', true));
