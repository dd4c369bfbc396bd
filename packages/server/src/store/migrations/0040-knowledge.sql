-- The desk's own articles: what it has written for its clients, in versions that are never changed, and what was asked of it.

create table article (
  desk_id text not null references desk,
  id uuid not null,
  -- Its part of the address; it stays when clients have read it.
  slug text not null,
  -- Smaller ones stand before greater ones in the list.
  place integer not null,
  newest integer not null,
  -- The version that clients read; null: none.
  published integer,
  made_at timestamptz not null,
  primary key (desk_id, id),
  unique (desk_id, slug)
);

create table article_version (
  desk_id text not null,
  article_id uuid not null,
  version integer not null,
  -- `{kind, products, mediaUrl, heldAt, ru, en}`, each language `{title, summary, body}` in Markdown or null.
  content jsonb not null,
  written_by text not null,
  at timestamptz not null,
  primary key (desk_id, article_id, version),
  foreign key (desk_id, article_id) references article
);
create trigger article_version_append_only before update or delete on article_version
  for each row execute function refuse_change();

-- Who published which version and who took it down (`version` null), and when.
create table article_publication (
  desk_id text not null,
  id uuid not null,
  article_id uuid not null,
  version integer,
  made_by text not null,
  at timestamptz not null,
  primary key (desk_id, id),
  foreign key (desk_id, article_id) references article
);
create index article_publication_article on article_publication (desk_id, article_id, at);
create trigger article_publication_append_only before update or delete on article_publication
  for each row execute function refuse_change();

-- The words of what is published, as search_words makes them (see 0020-search.sql); heavier where they stand in a title.
create table article_word (
  desk_id text not null,
  word text collate "C" not null,
  article_id uuid not null,
  weight real not null,
  primary key (desk_id, word, article_id)
);
create index article_word_article on article_word (desk_id, article_id);

-- What was asked of the articles and how many were found; `case_id` where a case came of it.
create table article_question (
  desk_id text not null references desk,
  id uuid not null,
  place text not null check (place in ('page', 'form')),
  text text not null,
  found integer not null,
  case_id uuid,
  at timestamptz not null,
  primary key (desk_id, id)
);
create index article_question_missed on article_question (desk_id, at) where found = 0;

-- What the client was offered before they asked, and whether they opened it.
create table case_offered (
  desk_id text not null references desk,
  case_id uuid not null,
  article_id uuid not null,
  version integer not null,
  is_opened boolean not null,
  at timestamptz not null,
  primary key (desk_id, case_id, article_id),
  foreign key (desk_id, article_id) references article
);
create index case_offered_article on case_offered (desk_id, article_id);

do $$
declare name text;
begin
  foreach name in array array['article', 'article_version', 'article_publication', 'article_word', 'article_question', 'case_offered'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_only on %I using (desk_id = current_setting(''reglament.desk'', true))', name);
  end loop;
end $$;
