-- Acts of services that the vendor issued, as its staff registered them; `number_key` is the number as the engine compares
-- it. A row may be corrected until the act is used.
create table act (
  desk_id text not null references desk,
  id uuid not null,
  number_key text not null check (number_key <> ''),
  number text not null,
  issued_on text,
  inn text not null,
  issued_by text not null check (issued_by in ('vendor', 'partner')),
  shows_support boolean not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (desk_id, id),
  unique (desk_id, number_key)
);

-- What was asked for, and what came of it: both are only added to. `needs` says why a person has to read the act; a renewal
-- without a decision waits for one, and is judged as of `quoted_at` whenever that comes (S8).
create table renewal (
  desk_id text not null references desk,
  id uuid not null,
  holding text not null,
  terms integer not null,
  channel text not null,
  act_number text,
  act_key text,
  organization_id uuid,
  contact_id uuid,
  case_id uuid,
  asked_by text not null check (asked_by in ('client', 'staff')),
  asker_id text,
  quoted_at timestamptz not null,
  needs text,
  primary key (desk_id, id),
  -- No foreign keys: a client that was merged into another one leaves an alias in its place.
  check ((organization_id is null) <> (contact_id is null))
);
create index renewal_quoted on renewal (desk_id, quoted_at desc, id);
create index renewal_case on renewal (desk_id, case_id) where case_id is not null;

create table renewal_decision (
  desk_id text not null references desk,
  renewal_id uuid not null,
  outcome text not null check (outcome in ('renewed', 'refused')),
  reason text,
  clauses jsonb not null,
  issued_by text,
  shows_support boolean,
  used_act text,
  holding_id uuid,
  -- A staff_user id; null where the desk decided by itself.
  decided_by text,
  at timestamptz not null,
  primary key (desk_id, renewal_id),
  foreign key (desk_id, renewal_id) references renewal,
  foreign key (desk_id, holding_id) references holding,
  check ((outcome = 'renewed') = (holding_id is not null))
);
-- One act renews once: of two at the same moment the second finds it used.
create unique index renewal_used_act on renewal_decision (desk_id, used_act) where used_act is not null;

do $$
declare name text;
begin
  foreach name in array array['act', 'renewal', 'renewal_decision'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;
create trigger renewal_append_only before update or delete on renewal for each row execute function refuse_change();
create trigger renewal_decision_append_only before update or delete on renewal_decision
  for each row execute function refuse_change();
