-- Other ways into a client's account than a letter: a password, and passkeys. Several rows of one person can come from a
-- merge of two; the newest password is theirs.
create table client_password (
  desk_id text not null references desk,
  id uuid not null,
  contact_id uuid not null,
  hash text not null,
  set_at timestamptz not null,
  -- Wrong tries in a row, and until when no other is looked at.
  failures integer not null default 0,
  locked_until timestamptz,
  primary key (desk_id, id)
);
create index client_password_contact on client_password (desk_id, contact_id, set_at);

-- The public half of a key that the person's device keeps; nothing of it is secret.
create table client_passkey (
  desk_id text not null references desk,
  credential_id text not null,
  contact_id uuid not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  added_at timestamptz not null,
  used_at timestamptz,
  primary key (desk_id, credential_id)
);
create index client_passkey_contact on client_passkey (desk_id, contact_id);

-- What a device is asked to sign: good for one answer. `contact_id` is whose account a new key is for; null signs in.
create table client_challenge (
  desk_id text not null references desk,
  challenge text not null,
  contact_id uuid,
  expires_at timestamptz not null,
  primary key (desk_id, challenge)
);
create index client_challenge_expires on client_challenge (desk_id, expires_at);

do $$
declare name text;
begin
  foreach name in array array['client_password', 'client_passkey', 'client_challenge'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;
