-- better-auth's second factor: a secret that a telephone makes codes from (kept encrypted), and codes for when it is lost.
alter table staff_user add column two_factor_enabled boolean not null default false;

create table staff_second_factor (
  id text primary key,
  user_id text not null references staff_user on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index staff_second_factor_user on staff_second_factor (user_id);

-- Who gave somebody else a way into an account, or took their second factor: nobody does so unseen.
create table staff_act (
  id uuid primary key default gen_random_uuid(),
  user_id text not null,
  kind text not null check (kind in ('password-link', 'second-factor-dropped', 'removed')),
  desk_id text not null,
  by text not null,
  at timestamptz not null
);
create trigger staff_act_append_only before update or delete on staff_act for each row execute function refuse_change();
