-- A person goes from one organization to another, and may be brought back.
alter table client_change drop constraint client_change_kind_check;
alter table client_change add constraint client_change_kind_check
  check (kind in ('edited', 'merged', 'imported', 'import-undone', 'moved'));

-- Two clients that are not the same, as somebody said who looked. `seen` is what was known of both then: the pair comes
-- back when that changes.
create table duplicate_dismissal (
  desk_id text not null references desk,
  -- In the order of their ids.
  one uuid not null,
  other uuid not null,
  seen text not null,
  -- A staff_user id.
  dismissed_by text not null,
  dismissed_at timestamptz not null,
  primary key (desk_id, one, other)
);
alter table duplicate_dismissal enable row level security;
alter table duplicate_dismissal force row level security;
create policy desk_only on duplicate_dismissal using (desk_id = current_setting('reglament.desk', true));
