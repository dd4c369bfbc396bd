-- A contact that was read just before a merge of its organization, whose row was looked for just after it, was taken for
-- one without an organization: the case stood with nobody's turn, and not among those of the client.
create or replace function intake_client(p_desk text, p_email text, p_inn text) returns table (
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
      -- Merged away between the two statements: the contact is another organization's now.
      continue when not found;
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
