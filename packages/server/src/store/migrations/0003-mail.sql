-- Who may write to a case by e-mail besides its contact and the contact's organization: those whom a participant put
-- into To or Cc. A stranger who quotes a number or a reply address is not among them.
create table case_participant (
  desk_id text not null references desk,
  case_id uuid not null,
  email text not null check (email = lower(email)),
  primary key (desk_id, case_id, email)
);
alter table case_participant enable row level security;
alter table case_participant force row level security;
create policy desk_only on case_participant using (desk_id = current_setting('reglament.desk', true));
