-- Files that came over HTTP and belong to no message yet. Their bytes lie beside the file store, under the id, until a message
-- takes them; what nothing takes is swept. The owner is `user:…`, `case:…` (whoever has its tracking key) or `form:…`
-- (whoever has the signed token that a form was given).
create table upload (
  desk_id text not null,
  id uuid not null,
  owner text not null,
  filename text not null,
  size_bytes bigint not null,
  -- Both null until every byte is there.
  sha256 text,
  content_type text,
  created_at timestamptz not null,
  -- The message that took it.
  message_id uuid,
  primary key (desk_id, id)
);
create index upload_age on upload (desk_id, created_at);
create index upload_owner on upload (desk_id, owner) where message_id is null;
alter table upload enable row level security;
alter table upload force row level security;
create policy desk_only on upload using (desk_id = current_setting('reglament.desk', true));
