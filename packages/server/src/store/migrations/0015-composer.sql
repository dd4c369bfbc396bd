-- What somebody is writing in a case, kept as they write. `body` is what the boxes of a form hold, the pages' own business;
-- `aside` is what stood in its place when two devices wrote at once, or when an answer came back: no word is lost.
create table draft (
  desk_id text not null,
  case_id uuid not null,
  user_id text not null,
  slot text not null,
  revision integer not null,
  body jsonb not null,
  aside jsonb not null default '[]',
  uploads uuid[] not null default '{}',
  -- Why an answer came back.
  problem text,
  saved_at timestamptz not null,
  primary key (desk_id, case_id, user_id, slot)
);

-- Answers that can still be taken back. The row is deleted in the transaction that sends the answer, or in the one that takes
-- it back: one of the two finds it.
create table waiting_send (
  desk_id text not null,
  id uuid not null,
  case_id uuid not null,
  user_id text not null,
  slot text not null,
  command jsonb not null,
  actor jsonb not null,
  message jsonb not null,
  uploads uuid[] not null,
  draft jsonb not null,
  created_at timestamptz not null,
  due_at timestamptz not null,
  primary key (desk_id, id)
);
create index waiting_send_due on waiting_send (desk_id, due_at);
create index waiting_send_case on waiting_send (desk_id, case_id);

-- Text that is written often: the desk's own (no owner), or one person's.
create table canned_answer (
  desk_id text not null,
  id uuid not null,
  owner text,
  name text not null,
  title text not null,
  ru text,
  en text,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (desk_id, id),
  check (ru is not null or en is not null)
);
create unique index canned_answer_name on canned_answer (desk_id, coalesce(owner, ''), lower(name));

do $$
declare name text;
begin
  foreach name in array array['draft', 'waiting_send', 'canned_answer'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;
