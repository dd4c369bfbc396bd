-- Colleagues whom somebody put into the copy of a letter, and how they hear of what happens to the case.
create table copy_reader (
  desk_id text not null,
  -- In lower case.
  email text not null,
  mode text not null default 'daily' check (mode in ('each', 'daily', 'none')),
  -- What happened until then they were told, or did not want to be.
  told_until timestamptz not null,
  changed_at timestamptz not null,
  primary key (desk_id, email)
);
create index copy_reader_due on copy_reader (desk_id, mode, told_until);
create index case_participant_email on case_participant (desk_id, email);
alter table copy_reader enable row level security;
alter table copy_reader force row level security;
create policy desk_only on copy_reader using (desk_id = current_setting('reglament.desk', true));
