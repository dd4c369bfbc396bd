-- Addresses that letters come back from: nothing more goes there until somebody says that they are right again.
create table bounced_address (
  desk_id text not null,
  -- In lower case.
  email text not null,
  status text,
  problem text not null,
  at timestamptz not null,
  cleared_by text,
  cleared_at timestamptz,
  primary key (desk_id, email)
);
alter table bounced_address enable row level security;
alter table bounced_address force row level security;
create policy desk_only on bounced_address using (desk_id = current_setting('reglament.desk', true));

-- Further addresses of a desk. They stand in the one table that no row-level security divides, since a letter that comes has
-- an address and no desk yet: [{address, product}].
alter table desk add column mailboxes jsonb not null default '[]';

-- Which of the desk's further addresses a case came to: its letters leave from there. The first address has no row.
create table case_mailbox (
  desk_id text not null,
  case_id uuid not null,
  address text not null,
  primary key (desk_id, case_id)
);
alter table case_mailbox enable row level security;
alter table case_mailbox force row level security;
create policy desk_only on case_mailbox using (desk_id = current_setting('reglament.desk', true));
