import type { Instant } from '@reglament/engine'
import type { ArticleContent } from '../knowledge/article.ts'
import type { DeskClient } from '../transaction.ts'

/** What a page says of the articles that it offered. */
export interface Offered {
  readonly article: string
  readonly isOpened: boolean
}

/** In the transaction that registers the case. Articles that nobody published are left out: a page can name anything. */
export async function insertOffered(
  db: DeskClient,
  caseId: string,
  offered: readonly Offered[],
  now: Instant,
): Promise<void> {
  if (offered.length === 0) return
  await db.query({
    text: `insert into case_offered (desk_id, case_id, article_id, version, is_opened, at)
      select $1, $2, a.id, a.published, bool_or(o.is_opened), $5::timestamptz
      from unnest($3::uuid[], $4::boolean[]) as o(id, is_opened)
      join article a on a.desk_id = $1 and a.id = o.id and a.published is not null
      group by a.id, a.published`,
    values: [
      db.deskId,
      caseId,
      offered.map(({ article }) => article),
      offered.map(({ isOpened }) => isOpened),
      new Date(now),
    ],
  })
}

export interface OfferedArticle {
  readonly id: string
  readonly slug: string
  readonly content: ArticleContent
  readonly isOpened: boolean
}

/** What the client was offered before the case was registered, as it was then: what they opened first. */
export async function readOffered(db: DeskClient, caseId: string): Promise<readonly OfferedArticle[]> {
  const { rows } = await db.query<OfferedArticle>({
    name: 'case-offered',
    text: `select a.id, a.slug, v.content, o.is_opened as "isOpened" from case_offered o
      join article a on a.desk_id = $1 and a.id = o.article_id
      join article_version v on v.desk_id = $1 and v.article_id = o.article_id and v.version = o.version
      where o.desk_id = $1 and o.case_id = $2 order by o.is_opened desc, a.place`,
    values: [db.deskId, caseId],
  })
  return rows
}

/** How often each article was offered, opened, and answered the question so little that a case was registered. */
export interface ArticleUse {
  readonly id: string
  readonly offered: number
  readonly opened: number
}

export async function countOffered(db: DeskClient): Promise<readonly ArticleUse[]> {
  const { rows } = await db.query<ArticleUse>({
    name: 'articles-use',
    text: `select article_id as id, count(*)::int as offered, count(*) filter (where is_opened)::int as opened
      from case_offered where desk_id = $1 group by article_id`,
    values: [db.deskId],
  })
  return rows
}
