-- What stands beside a case and is no part of its rules: links, tags, fields of the desk's own. What was done to them, by
-- whom (a staff_user id; null: the desk itself) and when, is kept in case_mark and never changed.

-- The case that this one became an alias of, as a column: under row-level security a condition on JSON reaches no index.
alter table support_case add column merged_into text generated always as (state->>'mergedInto') stored;
create index support_case_merged on support_case (desk_id, merged_into) where merged_into is not null;

create table case_link (
  desk_id text not null references desk,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('related', 'duplicate-of', 'caused-by', 'split-from', 'transferred-to', 'transferred-from', 'outside')),
  -- Another case of the desk, or an address with its title.
  other_case_id uuid,
  url text,
  title text,
  made_by text,
  made_at timestamptz not null,
  primary key (desk_id, id),
  check ((other_case_id is null) <> (url is null))
);
create index case_link_case on case_link (desk_id, case_id);
create index case_link_other on case_link (desk_id, other_case_id) where other_case_id is not null;

-- The desk's own words. The key is a column for the same reason as a contact's e-mail.
create table tag (
  desk_id text not null references desk,
  id uuid not null,
  name text not null,
  name_key text generated always as (lower(name)) stored,
  made_at timestamptz not null,
  primary key (desk_id, id)
);
create unique index tag_name on tag (desk_id, name_key);

create table case_tag (
  desk_id text not null references desk,
  case_id uuid not null,
  tag_id uuid not null,
  primary key (desk_id, case_id, tag_id),
  foreign key (desk_id, tag_id) references tag
);
create index case_tag_tag on case_tag (desk_id, tag_id);

-- What the desk wants to know of its cases. `products` empty: of all of them. A field that is retired keeps its values.
create table case_field (
  desk_id text not null references desk,
  id uuid not null,
  title_ru text not null,
  title_en text not null,
  kind text not null check (kind in ('text', 'number', 'choice', 'date')),
  choices text[] not null default '{}',
  products text[] not null default '{}',
  is_retired boolean not null default false,
  made_at timestamptz not null,
  primary key (desk_id, id)
);

-- A value as text: a number in JavaScript's spelling, a date as ISO 8601, a choice as it is named.
create table case_field_value (
  desk_id text not null references desk,
  case_id uuid not null,
  field_id uuid not null,
  value text not null,
  primary key (desk_id, case_id, field_id),
  foreign key (desk_id, field_id) references case_field
);
create index case_field_value_field on case_field_value (desk_id, field_id, value);

create table case_mark (
  desk_id text not null references desk,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('tagged', 'untagged', 'field', 'linked', 'unlinked')),
  -- In words as they were then: `{"tag": …}`, `{"field": {ru, en}, "from": …, "to": …}`, `{"link": kind, "to": …}`.
  body jsonb not null,
  made_by text,
  at timestamptz not null,
  primary key (desk_id, id)
);
create index case_mark_case on case_mark (desk_id, case_id, at);
create trigger case_mark_append_only before update or delete on case_mark for each row execute function refuse_change();

do $$
declare name text;
begin
  foreach name in array array['case_link', 'tag', 'case_tag', 'case_field', 'case_field_value', 'case_mark'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;
