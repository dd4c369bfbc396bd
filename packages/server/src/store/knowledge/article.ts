import type { Instant, Locale } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

export const ARTICLE_KINDS = ['article', 'video', 'webinar'] as const
export type ArticleKind = (typeof ARTICLE_KINDS)[number]

/** An article in one language; `body` is Markdown. */
export interface ArticleWords {
  readonly title: string
  readonly summary: string
  readonly body: string
}

/** One version as it was written. */
export interface ArticleContent extends Readonly<Record<Locale, ArticleWords | null>> {
  readonly kind: ArticleKind
  /** Ids of the regulation's products; none: of all of them. */
  readonly products: readonly string[]
  /** Where the video or the webinar is to be seen. */
  readonly mediaUrl: string | null
  /** When the webinar begins or began, ISO 8601 in UTC. */
  readonly heldAt: string | null
}

export interface Article {
  readonly id: string
  readonly slug: string
  readonly newest: number
  /** The version that clients read; null: none. */
  readonly published: number | null
}

/** An article with the version of it that was asked for. */
export interface ArticleAt extends Article {
  readonly version: number
  readonly content: ArticleContent
  /** When the version was written. */
  readonly at: string
  readonly byName: string | null
}

interface Row {
  id: string
  slug: string
  newest: number
  published: number | null
  version: number
  content: ArticleContent
  at: Date
  by_name: string | null
}

const toArticle = ({ at, by_name: byName, ...rest }: Row): ArticleAt => ({ ...rest, at: at.toISOString(), byName })

const SELECT = `select a.id, a.slug, a.newest, a.published, v.version, v.content, v.at, u.name as by_name
  from article a join article_version v on v.desk_id = $1 and v.article_id = a.id
  left join staff_user u on u.id = v.written_by`

/** Everything that was written, each as it was written last, in the desk's own order. */
export async function listArticles(db: DeskClient): Promise<readonly ArticleAt[]> {
  const { rows } = await db.query<Row>({
    name: 'articles-list',
    text: `${SELECT} where a.desk_id = $1 and v.version = a.newest order by a.place, a.made_at`,
    values: [db.deskId],
  })
  return rows.map(toArticle)
}

/** What clients may read, as they read it, in the desk's own order. */
export async function listPublishedArticles(db: DeskClient): Promise<readonly ArticleAt[]> {
  const { rows } = await db.query<Row>({
    name: 'articles-published',
    text: `${SELECT} where a.desk_id = $1 and v.version = a.published order by a.place, a.made_at`,
    values: [db.deskId],
  })
  return rows.map(toArticle)
}

/** One of these ids as clients read it; those that nobody published are left out. */
export async function readPublishedArticles(db: DeskClient, ids: readonly string[]): Promise<readonly ArticleAt[]> {
  if (ids.length === 0) return []
  const { rows } = await db.query<Row>({
    name: 'articles-published-of',
    text: `${SELECT} where a.desk_id = $1 and v.version = a.published and a.id = any($2::uuid[])`,
    values: [db.deskId, ids],
  })
  return rows.map(toArticle)
}

/** By its part of the address, as clients read it. */
export async function readPublishedArticle(db: DeskClient, slug: string): Promise<ArticleAt | null> {
  const { rows } = await db.query<Row>({
    name: 'article-published',
    text: `${SELECT} where a.desk_id = $1 and v.version = a.published and a.slug = $2`,
    values: [db.deskId, slug],
  })
  return rows[0] ? toArticle(rows[0]) : null
}

/** One version; the newest where none is named. */
export async function readArticle(db: DeskClient, id: string, version: number | null): Promise<ArticleAt | null> {
  const { rows } = await db.query<Row>({
    name: 'article-read',
    text: `${SELECT} where a.desk_id = $1 and a.id = $2 and v.version = coalesce($3::int, a.newest)`,
    values: [db.deskId, id, version],
  })
  return rows[0] ? toArticle(rows[0]) : null
}

/** The newest content of it is about to be changed: nobody else changes it meanwhile. */
export async function lockArticle(db: DeskClient, id: string): Promise<Article | null> {
  const { rows } = await db.query<Article & { id: string }>({
    name: 'article-lock',
    text: 'select id, slug, newest, published from article where desk_id = $1 and id = $2 for update',
    values: [db.deskId, id],
  })
  return rows[0] ?? null
}

/** A new one at the end of the list; false where the address is another one's. */
export async function insertArticle(
  db: DeskClient,
  { id, slug }: Pick<Article, 'id' | 'slug'>,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'article-insert',
    text: `insert into article (desk_id, id, slug, place, newest, made_at)
      select $1, $2, $3, coalesce(max(place), 0) + 1, 0, $4::timestamptz from article where desk_id = $1
      on conflict (desk_id, slug) do nothing`,
    values: [db.deskId, id, slug, new Date(now)],
  })
  return rowCount === 1
}

/** In the transaction that locked or made the article: the version becomes the newest. */
export async function writeVersion(
  db: DeskClient,
  id: string,
  version: number,
  content: ArticleContent,
  by: string,
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'article-write',
    text: `with written as (
        insert into article_version (desk_id, article_id, version, content, written_by, at)
        values ($1, $2, $3, $4, $5, $6::timestamptz))
      update article set newest = $3 where desk_id = $1 and id = $2`,
    values: [db.deskId, id, version, content, by, new Date(now)],
  })
}

/** False where the address is another one's. */
export async function setSlug(db: DeskClient, id: string, slug: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'article-slug',
    text: `update article set slug = $3 where desk_id = $1 and id = $2
      and not exists (select from article where desk_id = $1 and slug = $3 and id <> $2)`,
    values: [db.deskId, id, slug],
  })
  return rowCount === 1
}

/** In the transaction that locked the article: clients read this version from now on; null: none. */
export async function publishVersion(
  db: DeskClient,
  { id, articleId, version }: { readonly id: string; readonly articleId: string; readonly version: number | null },
  by: string,
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'article-publish',
    text: `with told as (
        insert into article_publication (desk_id, id, article_id, version, made_by, at)
        values ($1, $2, $3, $4::int, $5, $6::timestamptz))
      update article set published = $4::int where desk_id = $1 and id = $3`,
    values: [db.deskId, id, articleId, version, by, new Date(now)],
  })
}

/** The articles stand in this order; those that are not named keep their places after them. */
export async function orderArticles(db: DeskClient, ids: readonly string[]): Promise<void> {
  await db.query({
    name: 'articles-order',
    text: `update article a set place = coalesce(given.place, cardinality($2::uuid[]) + a.place)
      from article own left join unnest($2::uuid[]) with ordinality as given(id, place) on given.id = own.id
      where a.desk_id = $1 and own.desk_id = $1 and own.id = a.id`,
    values: [db.deskId, ids],
  })
}

/** What happened to an article, the newest first. */
export interface ArticleChange {
  readonly kind: 'written' | 'published' | 'taken-down'
  readonly version: number | null
  readonly at: string
  readonly byName: string | null
}

export async function listArticleChanges(db: DeskClient, id: string): Promise<readonly ArticleChange[]> {
  const { rows } = await db.query<{
    kind: ArticleChange['kind']
    version: number | null
    at: Date
    by_name: string | null
  }>({
    name: 'article-changes',
    text: `select c.kind, c.version, c.at, u.name as by_name from (
        select 'written' as kind, version, at, written_by as by from article_version where desk_id = $1 and article_id = $2
        union all
        select case when version is null then 'taken-down' else 'published' end, version, at, made_by
          from article_publication where desk_id = $1 and article_id = $2) as c
      left join staff_user u on u.id = c.by order by c.at desc, c.kind`,
    values: [db.deskId, id],
  })
  return rows.map(({ by_name: byName, at, ...rest }) => ({ ...rest, at: at.toISOString(), byName }))
}
