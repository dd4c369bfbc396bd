-- What a register of clients needs beyond finding them: more addresses of a person, notes, who changed what, and what
-- became of those that were merged.

-- What else a person is reached by. contact.email and contact.phone stay the ones that letters and calls go to; an
-- e-mail address names one person of a desk, a telephone number may be shared. `key` is what is compared.
create table contact_address (
  desk_id text not null references desk,
  contact_id uuid not null,
  kind text not null check (kind in ('email', 'phone')),
  address text not null,
  key text not null,
  created_at timestamptz not null,
  primary key (desk_id, contact_id, kind, key),
  foreign key (desk_id, contact_id) references contact on delete cascade
);
create unique index contact_address_email on contact_address (desk_id, key) where kind = 'email';
create index contact_address_phone on contact_address (desk_id, key) where kind = 'phone';

alter table organization add column kpp text;

create table client_note (
  desk_id text not null references desk,
  id uuid not null,
  organization_id uuid,
  contact_id uuid,
  text text not null,
  written_by text not null,
  at timestamptz not null,
  primary key (desk_id, id),
  check ((organization_id is null) <> (contact_id is null)),
  foreign key (desk_id, organization_id) references organization,
  foreign key (desk_id, contact_id) references contact
);
create index client_note_organization on client_note (desk_id, organization_id) where organization_id is not null;
create index client_note_contact on client_note (desk_id, contact_id) where contact_id is not null;

-- Who changed what of an organization or a person, and when; `client_id` outlives the row that it names.
create table client_change (
  desk_id text not null references desk,
  id uuid not null,
  client_id uuid not null,
  kind text not null check (kind in ('edited', 'merged', 'imported', 'import-undone')),
  body jsonb not null,
  by text not null,
  at timestamptz not null,
  primary key (desk_id, id)
);
create index client_change_client on client_change (desk_id, client_id, at);
create trigger client_change_append_only before update or delete on client_change
  for each row execute function refuse_change();

-- A merged organization or person is an alias: its id goes on leading to the one that stayed. `body` is what it said.
create table client_alias (
  desk_id text not null references desk,
  old_id uuid not null,
  new_id uuid not null,
  kind text not null check (kind in ('organization', 'contact')),
  body jsonb not null,
  merged_by text not null,
  at timestamptz not null,
  primary key (desk_id, old_id)
);
create index client_alias_new on client_alias (desk_id, new_id);

do $$
declare name text;
begin
  foreach name in array array['contact_address', 'client_note', 'client_change', 'client_alias'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;

-- The one reading before a registration, as in 0009, and now: a person is found by any address of theirs, and whoever was
-- merged away while we waited for their turn is looked for again.
drop function intake_client(text, text, text);
create function intake_client(p_desk text, p_email text, p_inn text) returns table (
  regulation_id text,
  regulation_version text,
  contact json,
  contact_organization json,
  stated_organization json,
  client_key text,
  holdings json,
  first_contact boolean,
  turn_held_by uuid,
  invited boolean,
  admitted_case jsonb
) language plpgsql as $$
declare
  c contact;
  own organization;
  stated organization;
  the_organization uuid;
begin
  select d.regulation_id, d.regulation_version into regulation_id, regulation_version from desk d where d.id = p_desk;
  if not found then
    return;
  end if;
  loop
    c := null;
    own := null;
    stated := null;
    contact := null;
    contact_organization := null;
    stated_organization := null;
    if p_email is not null then
      select * into c from contact k where k.desk_id = p_desk and k.email_key = lower(p_email);
      if not found then
        select k.* into c from contact_address a join contact k on k.desk_id = p_desk and k.id = a.contact_id
          where a.desk_id = p_desk and a.kind = 'email' and a.key = lower(p_email);
      end if;
    end if;
    if c.organization_id is not null then
      select * into own from organization o where o.desk_id = p_desk and o.id = c.organization_id;
    end if;
    if p_inn is not null then
      select * into stated from organization o where o.desk_id = p_desk and o.inn = p_inn;
    end if;
    if c.id is not null then
      contact := json_build_object('id', c.id, 'organizationId', c.organization_id, 'name', c.name, 'email', c.email,
        'phone', c.phone, 'locale', c.locale, 'timezone', c.timezone);
    end if;
    if own.id is not null then
      contact_organization := json_build_object('id', own.id, 'name', own.name, 'inn', own.inn);
    end if;
    if stated.id is not null then
      stated_organization := json_build_object('id', stated.id, 'name', stated.name, 'inn', stated.inn);
    end if;
    exit when c.id is null or not (p_inn is null or stated.id is not null);
    the_organization := coalesce(stated.id, own.id);
    client_key := coalesce('organization:' || the_organization, 'contact:' || c.id);
    perform pg_advisory_xact_lock(hashtextextended(p_desk || ' ' || client_key, 0));
    -- A merge holds the same lock: what it moved away is seen now.
    continue when exists (select from client_alias x where x.desk_id = p_desk and x.old_id in (the_organization, c.id));
    select coalesce(json_agg(json_strip_nulls(json_build_object('kind', h.kind, 'product', h.product, 'from', h.from_at,
        'until', h.until_at)) order by h.from_at collate "C", h.id), '[]') into holdings
      from holding h where h.desk_id = p_desk and (h.organization_id = the_organization or h.contact_id = c.id);
    first_contact := not exists (select from support_case k where k.desk_id = p_desk and k.contact_id = c.id);
    select k.id into turn_held_by from support_case k
      where k.desk_id = p_desk and k.client_key = intake_client.client_key and k.status not in ('closed', 'refused') and k.holds_turn
      order by k.number limit 1;
    invited := c.invited_at is not null;
    select k.state into admitted_case from support_case k
      where k.desk_id = p_desk and k.client_key = intake_client.client_key and k.state ? 'admission' and k.status <> 'refused'
      order by (k.state->'admission'->>'until')::bigint desc limit 1;
    exit;
  end loop;
  return next;
end $$;
