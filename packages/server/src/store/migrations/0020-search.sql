-- What the search looks in: words as PostgreSQL's text search makes them (docs/decisions/0007-search-by-words.md). A plain
-- table and no tsvector: under row-level security a condition reaches an index only where its operator is leakproof,
-- as those of text are and `@@` is not. "C" puts the words that begin alike next to each other.

-- In which cases a word stands; the open ones and the newest of them can be read first.
create table search_word (
  desk_id text not null,
  word text collate "C" not null,
  is_open boolean not null,
  number bigint not null,
  primary key (desk_id, word, is_open, number)
);

-- All words of a case, as they stand in search_word: what a new reading of the case is compared with.
create table search_case (
  desk_id text not null,
  number bigint not null,
  is_open boolean not null,
  words text[] collate "C" not null,
  primary key (desk_id, number)
);

-- The same for organizations and people.
create table search_client_word (
  desk_id text not null,
  word text collate "C" not null,
  client_id uuid not null,
  kind text not null check (kind in ('organization', 'contact')),
  primary key (desk_id, word, client_id)
);
create index search_client_word_client on search_client_word (desk_id, client_id);

-- What has changed since its words were read. Rows are only added and taken away, so that whoever writes a case never
-- waits for whoever reads its words.
create table search_todo (
  desk_id text not null,
  id bigint generated always as identity,
  kind text not null check (kind in ('case', 'organization', 'contact')),
  subject_id uuid not null,
  primary key (desk_id, id)
);

do $$
declare name text;
begin
  foreach name in array array['search_word', 'search_case', 'search_client_word', 'search_todo'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;

-- A text as its words are read: letters with dots are those without; addresses, paths, names of files and words with a
-- hyphen are parted, which the parser would keep whole. Numbers with dots (versions, dates) stay whole.
create function search_plain(p_text text) returns text language sql immutable parallel safe as $$
  select regexp_replace(translate(left(p_text, 20000), 'ёЁ/\_@', 'еЕ    '),
    '(?<=[[:alpha:]])[.:-]|[.:-](?=[[:alpha:]])', ' ', 'g')
$$;

-- The words of a text in their basic form, Russian and English (the configuration has a stemmer for either alphabet).
create function search_words(p_text text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(word), '{}')
  from unnest(tsvector_to_array(to_tsvector('pg_catalog.russian', search_plain(p_text)))) as word
  where length(word) <= 64
$$;

-- Names and addresses: every word as it is written besides, since a name may look like a word that is left out.
create function search_name_words(p_text text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct word), '{}') from unnest(search_words(p_text)
    || regexp_split_to_array(lower(translate(p_text, 'ёЁ', 'еЕ')), '[^[:alnum:]]+')) as word
    where length(word) between 1 and 64
$$;

-- Whatever part of a telephone number is asked for, it is the beginning of one of its ends; the trunk prefix and the code
-- of the country are left out, since people leave them out. The space keeps them apart from words.
create function search_phone_words(p_phone text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg('tel ' || substr(digits, start)), '{}')
  from (select regexp_replace(regexp_replace(p_phone, '\D', '', 'g'), '^[78](?=\d{10}$)', '') as digits) as d,
    generate_series(1, length(digits) - 2) as start
$$;

-- Desks in whose search something has yet to be read. It looks from desk to desk: nobody may see all of them at once.
create function search_waiting() returns setof text language plpgsql as $$
declare each_desk text;
begin
  for each_desk in select id from desk loop
    perform set_config('reglament.desk', each_desk, true);
    if exists (select from search_todo where desk_id = each_desk) then
      return next each_desk;
    end if;
  end loop;
end $$;

-- Clients are changed in many places; whoever changes one need not think of the search.
create function search_client_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into search_todo (desk_id, kind, subject_id) values (old.desk_id, tg_table_name, old.id);
    return null;
  end if;
  insert into search_todo (desk_id, kind, subject_id) values (new.desk_id, tg_table_name, new.id);
  if tg_op = 'UPDATE' then
    -- Their name is among the words of their cases.
    if tg_table_name = 'organization' then
      insert into search_todo (desk_id, kind, subject_id)
        select desk_id, 'case', id from support_case where desk_id = new.desk_id and organization_id = new.id;
    else
      insert into search_todo (desk_id, kind, subject_id)
        select desk_id, 'case', id from support_case where desk_id = new.desk_id and contact_id = new.id;
    end if;
  end if;
  return null;
end $$;
create trigger organization_searched after insert or delete on organization
  for each row execute function search_client_changed();
create trigger organization_renamed after update on organization for each row
  when ((old.name, old.inn) is distinct from (new.name, new.inn)) execute function search_client_changed();
create trigger contact_searched after insert or delete on contact
  for each row execute function search_client_changed();
create trigger contact_renamed after update on contact for each row
  when ((old.name, old.email, old.phone) is distinct from (new.name, new.email, new.phone))
  execute function search_client_changed();

-- Every command writes its case, and most say or change something that is looked for.
create function search_case_changed() returns trigger language plpgsql as $$
begin
  insert into search_todo (desk_id, kind, subject_id) values (new.desk_id, 'case', new.id);
  return null;
end $$;
create trigger support_case_searched after insert or update on support_case
  for each row execute function search_case_changed();

-- Everything that is there already is read by the first process that starts.
do $$
declare each_desk text;
begin
  for each_desk in select id from desk loop
    perform set_config('reglament.desk', each_desk, true);
    insert into search_todo (desk_id, kind, subject_id)
      select each_desk, 'organization', id from organization where desk_id = each_desk
      union all select each_desk, 'contact', id from contact where desk_id = each_desk;
    insert into search_todo (desk_id, kind, subject_id)
      select each_desk, 'case', id from support_case where desk_id = each_desk order by number desc;
  end loop;
end $$;
