-- Pictures that stand within articles; their bytes are in the file store. An article's text names one as `picture:ID`.
create table article_picture (
  desk_id text not null references desk,
  id uuid not null,
  sha256 text not null,
  content_type text not null,
  filename text not null,
  size_bytes bigint not null,
  made_by text not null,
  made_at timestamptz not null,
  -- When a version was written that names it; null: none was yet, and the row is swept after a day. Versions are kept for ever.
  kept_at timestamptz,
  primary key (desk_id, id)
);
create index article_picture_waiting on article_picture (desk_id, made_at) where kept_at is null;
alter table article_picture enable row level security;
alter table article_picture force row level security;
create policy desk_only on article_picture using (desk_id = current_setting('reglament.desk', true));
