-- A desk's own words for its letters. A version is never changed; the newest one counts, and no text means the words that ship.
create table letter_template (
  desk_id text not null,
  name text not null,
  locale text not null check (locale in ('ru', 'en')),
  version integer not null,
  text text,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (desk_id, name, locale, version)
);
alter table letter_template enable row level security;
alter table letter_template force row level security;
create policy desk_only on letter_template using (desk_id = current_setting('reglament.desk', true));
