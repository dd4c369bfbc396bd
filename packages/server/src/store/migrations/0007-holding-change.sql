-- When a right ends is the one thing about it that may change once it is recorded; who changed it, and what was there
-- before, stays. The people are staff_user ids: what somebody did outlives their account.
alter table holding add column recorded_by text;

create table holding_change (
  desk_id text not null references desk,
  id uuid not null,
  holding_id uuid not null,
  until_before text,
  until_after text,
  changed_by text not null,
  at timestamptz not null,
  primary key (desk_id, id),
  foreign key (desk_id, holding_id) references holding
);
create index holding_change_holding on holding_change (desk_id, holding_id);
alter table holding_change enable row level security;
alter table holding_change force row level security;
create policy desk_only on holding_change using (desk_id = current_setting('reglament.desk', true));
create trigger holding_change_append_only before update or delete on holding_change
  for each row execute function refuse_change();
