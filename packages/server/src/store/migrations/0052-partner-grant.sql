-- A client's word that a partner may act for it, and its end: both are only added to. Organizations are named without
-- foreign keys: one that was merged into another leaves an alias in its place.
create table partner_grant (
  desk_id text not null references desk,
  id uuid not null,
  -- The organization that grants it, and the one that it is granted to.
  client_id uuid not null,
  partner_id uuid not null,
  covers text not null check (covers in ('raised', 'all')),
  -- A person of the client: in copy of what is written about cases of the partner where `copies` says so, and the one
  -- whom letters go to when the seat is shut.
  told_id uuid,
  copies boolean not null,
  from_at timestamptz not null,
  -- An ISO date, in force to its end.
  until_on text,
  given_by text not null check (given_by in ('client', 'staff')),
  -- A contact or a staff_user, as they were called then.
  giver_id text not null,
  giver_name text,
  primary key (desk_id, id),
  check (client_id <> partner_id),
  check (told_id is not null or not copies)
);
create index partner_grant_client on partner_grant (desk_id, client_id);
create index partner_grant_partner on partner_grant (desk_id, partner_id);

create table partner_grant_end (
  desk_id text not null references desk,
  grant_id uuid not null,
  ended_by text not null check (ended_by in ('client', 'partner', 'staff')),
  ender_id text not null,
  ender_name text,
  at timestamptz not null,
  primary key (desk_id, grant_id),
  foreign key (desk_id, grant_id) references partner_grant
);

do $$
declare name text;
begin
  foreach name in array array['partner_grant', 'partner_grant_end'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
      name || '_append_only', name);
  end loop;
end $$;

-- What a partner reads of its clients' cases.
create index support_case_behalf on support_case (desk_id, (state->'onBehalf'->'partner'->>'id'), number)
  where state ? 'onBehalf';

alter table client_change drop constraint client_change_kind_check;
alter table client_change add constraint client_change_kind_check
  check (kind in ('edited', 'merged', 'imported', 'import-undone', 'moved', 'granted', 'grant-ended'));
