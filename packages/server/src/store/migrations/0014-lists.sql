-- Row-level security lets a condition reach an index only where nothing in it could leak a row, and the comparison of two
-- arrays is not known to be such: a deep page of the queue read all that stand before it. Numbers are compared safely.
-- A queue has at most three things to be ordered by.
alter table support_case
  add column queue_1 double precision generated always as (coalesce(queue_key[1], 'Infinity')) stored,
  add column queue_2 double precision generated always as (coalesce(queue_key[2], 'Infinity')) stored,
  add column queue_3 double precision generated always as (coalesce(queue_key[3], 'Infinity')) stored,
  -- A person has to confirm the refusal, or the head to admit it: the list would have to open every state to know.
  add column awaits_decision boolean generated always as (
    status in ('registered', 'in-progress') and turn = 'staff' and state->'admitted' = 'false'
      and state->'verdict'->>'verdict' in ('refuse', 'discretion')) stored;

-- Each list has its own index, in its own order: a page costs the same wherever it lies, and a count reads no row.
drop index support_case_queue;
drop index support_case_assignee;
drop index support_case_status;
drop index support_case_development;
create index support_case_queue on support_case (desk_id, queue_1, queue_2, queue_3, number)
  where turn = 'staff' and status <> 'waiting-turn';
create index support_case_assignee on support_case (desk_id, assignee, queue_1, queue_2, queue_3, number)
  where turn <> 'nobody' and assignee is not null;
create index support_case_team on support_case (desk_id, queue_1, queue_2, queue_3, number)
  where turn <> 'nobody' and assignee is not null;
create index support_case_to_decide on support_case (desk_id, queue_1, queue_2, queue_3, number) where awaits_decision;
create index support_case_waiting on support_case (desk_id, changed_at desc, number desc)
  where status in ('waiting-client', 'waiting-turn');
create index support_case_development on support_case (desk_id, changed_at desc, number desc) where status = 'escalated';
create index support_case_closed on support_case (desk_id, changed_at desc, number desc)
  where status in ('closed', 'refused');

-- A way of looking at a list that somebody gave a name; a shared one is everybody's on the desk.
create table saved_filter (
  desk_id text not null references desk,
  id uuid not null,
  owner text not null,
  title text not null,
  list text not null,
  filter jsonb not null,
  is_shared boolean not null,
  created_at timestamptz not null,
  primary key (desk_id, id)
);
create index saved_filter_owner on saved_filter (desk_id, owner);

-- How somebody likes the workspace: columns, what to be told of. What is not there is as the program has it.
create table staff_preference (
  desk_id text not null references desk,
  user_id text not null,
  preferences jsonb not null,
  changed_at timestamptz not null,
  primary key (desk_id, user_id)
);

do $$
declare name text;
begin
  foreach name in array array['saved_filter', 'staff_preference'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;
