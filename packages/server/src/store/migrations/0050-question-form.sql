-- Questions from forms on other sites that looked like spam: nothing is thrown away, a person decides.
create table held_question (
  desk_id text not null references desk,
  id uuid not null,
  -- What was sent, field by field, as text.
  asked jsonb not null,
  offered jsonb,
  -- What spoke against it.
  signs text[] not null,
  at timestamptz not null,
  decision text check (decision in ('registered', 'spam')),
  decided_by text,
  decided_at timestamptz,
  case_id uuid,
  primary key (desk_id, id),
  check ((decision is null) = (decided_at is null))
);
create index held_question_waiting on held_question (desk_id, at) where decision is null;

-- A proof of work is good once.
create table spent_proof (
  desk_id text not null references desk,
  id text not null,
  expires_at timestamptz not null,
  primary key (desk_id, id)
);
create index spent_proof_expires on spent_proof (desk_id, expires_at);

-- Where on the vendor's pages a case was asked for; `site` is the host of the page.
create table case_origin (
  desk_id text not null references desk,
  case_id uuid not null,
  place text,
  site text,
  primary key (desk_id, case_id)
);

do $$
declare name text;
begin
  foreach name in array array['held_question', 'spent_proof', 'case_origin'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;
