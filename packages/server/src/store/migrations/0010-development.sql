-- Who in development takes what support hands over, and how a client reaches them (I26).
create table development_team (
  desk_id text not null references desk,
  id uuid not null,
  title jsonb not null,
  created_at timestamptz not null,
  -- A team that is no more keeps its name: cases that were with it still say so.
  closed_at timestamptz,
  primary key (desk_id, id)
);

create table development_member (
  desk_id text not null references desk,
  team_id uuid not null,
  user_id text not null references staff_user on delete cascade,
  email text,
  phone text,
  primary key (desk_id, team_id, user_id),
  foreign key (desk_id, team_id) references development_team
);
create index development_member_user on development_member (user_id);

alter table development_team enable row level security;
alter table development_team force row level security;
create policy desk_only on development_team using (desk_id = current_setting('reglament.desk', true));
alter table development_member enable row level security;
alter table development_member force row level security;
create policy desk_only on development_member using (desk_id = current_setting('reglament.desk', true));

-- Few of many cases are with development, and their list is read often.
create index support_case_development on support_case (desk_id) where status = 'escalated';
-- Marks and complaints, the newest first.
create index event_feedback on event (desk_id, at) where kind in ('rated', 'complained');
