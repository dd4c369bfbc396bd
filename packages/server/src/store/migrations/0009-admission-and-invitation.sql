-- Some channels are open by invitation (U5): whom the desk has let in, and who of the staff did so (a staff_user id).
alter table contact add column invited_at timestamptz, add column invited_by text;

-- Cases that the head admitted until a date: a further case of the same client asks for them at its registration.
create index support_case_admission on support_case (desk_id, client_key) where state ? 'admission';

-- As in 0006, with the two facts above.
drop function intake_client(text, text, text);
create function intake_client(p_desk text, p_email text, p_inn text) returns table (
  regulation_id text,
  regulation_version text,
  contact json,
  contact_organization json,
  stated_organization json,
  -- Whose turn was locked; null where the client has yet to be made, and nothing below was read.
  client_key text,
  holdings json,
  first_contact boolean,
  turn_held_by uuid,
  -- The contact has been let in to the channels that are by invitation.
  invited boolean,
  -- The state of the client's case that was admitted for longest.
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
  if p_email is not null then
    select * into c from contact k where k.desk_id = p_desk and k.email_key = lower(p_email);
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
  if c.id is not null and (p_inn is null or stated.id is not null) then
    the_organization := coalesce(stated.id, own.id);
    client_key := coalesce('organization:' || the_organization, 'contact:' || c.id);
    perform pg_advisory_xact_lock(hashtextextended(p_desk || ' ' || client_key, 0));
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
  end if;
  return next;
end $$;
