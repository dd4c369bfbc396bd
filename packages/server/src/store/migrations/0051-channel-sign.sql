-- What the desk knows of its own channels: the last time that each worked, and the last time that it did not.
create table channel_sign (
  desk_id text not null references desk,
  channel text not null,
  -- Which of several: the address of a mailbox.
  name text not null,
  worked_at timestamptz,
  failed_at timestamptz,
  primary key (desk_id, channel, name)
);
alter table channel_sign enable row level security;
alter table channel_sign force row level security;
create policy desk_only on channel_sign using (desk_id = current_setting('reglament.desk', true));
