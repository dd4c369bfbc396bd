-- Accounts of staff. The first four are better-auth's models (user, session, account, verification) under names of
-- ours; auth/auth.ts maps them. They belong to the installation and not to a desk, so no row-level security divides them.

create table staff_user (
  id text primary key,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  -- Of the installation: has every desk. better-auth does not know this column.
  is_administrator boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index staff_user_email on staff_user (lower(email));

create table staff_session (
  id text primary key,
  user_id text not null references staff_user on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index staff_session_user on staff_session (user_id);

-- A way to sign in: a password (provider `credential`), later others.
create table staff_account (
  id text primary key,
  user_id text not null references staff_user on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index staff_account_provider on staff_account (provider_id, account_id);
create index staff_account_user on staff_account (user_id);

create table staff_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index staff_verification_identifier on staff_verification (identifier);

create table member (
  desk_id text not null references desk,
  user_id text not null references staff_user on delete cascade,
  role text not null check (role in ('specialist', 'developer', 'head', 'administrator')),
  created_at timestamptz not null,
  primary key (desk_id, user_id)
);
create index member_user on member (user_id);

-- The one-time link that makes the first administrator; kept as a hash, so a reader of the database can't use it.
create table setup_link (
  token_hash text primary key,
  created_at timestamptz not null
);
