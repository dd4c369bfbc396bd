-- What a product's cases need of the client, and how the client gets it: said where it is asked for, and where it is filled in.
create table data_hint (
  desk_id text not null references desk,
  -- A product of the regulation; empty: all of them.
  product text not null default '',
  item text not null,
  is_needed boolean not null,
  -- Sanitised HTML.
  ru text,
  en text,
  -- A staff_user id.
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (desk_id, product, item)
);
alter table data_hint enable row level security;
alter table data_hint force row level security;
create policy desk_only on data_hint using (desk_id = current_setting('reglament.desk', true));
