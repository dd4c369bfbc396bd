-- A person who named their organization themselves (by its INN in a form, say) speaks for it in their own cases; what its
-- other people wrote is not theirs to read until the desk has confirmed that they belong there.
alter table contact add column organization_stated boolean not null default false,
  add column organization_confirmed_at timestamptz, add column organization_confirmed_by text;

-- A letter with a one-time link was asked for by somebody who wrote this address. Every address makes a row, whether or
-- not anybody is known by it; `contact_id` is set by the job that sends the letter, for those who may sign in alone.
create table client_sign_in (
  desk_id text not null references desk,
  id uuid not null,
  address text not null,
  locale text not null,
  token_hash text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  contact_id uuid,
  -- link, advice, or why nothing was sent; null until the job has run.
  outcome text,
  sent_at timestamptz,
  used_at timestamptz,
  primary key (desk_id, id),
  unique (desk_id, token_hash)
);
create index client_sign_in_address on client_sign_in (desk_id, lower(address), sent_at);

-- A client's browser that is signed in; apart from the sessions of staff, and good on one desk alone.
create table client_session (
  desk_id text not null references desk,
  token_hash text not null,
  contact_id uuid not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (desk_id, token_hash)
);
create index client_session_contact on client_session (desk_id, contact_id);

do $$
declare name text;
begin
  foreach name in array array['client_sign_in', 'client_session'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;
