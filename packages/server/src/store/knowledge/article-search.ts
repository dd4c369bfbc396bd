import { beginning } from '../search/search-words.ts'
import type { DeskClient } from '../transaction.ts'
import type { ArticleContent } from './article.ts'

/** How much more a word means in a title than in the text. */
const WEIGHTS = { title: 4, summary: 2, body: 1 } as const

/** In the transaction that publishes: what the article is found by; null: it is found no more. */
export async function indexArticle(db: DeskClient, id: string, content: ArticleContent | null): Promise<void> {
  await db.query({
    name: 'article-unindex',
    text: 'delete from article_word where desk_id = $1 and article_id = $2',
    values: [db.deskId, id],
  })
  if (content === null) return
  const textsOf = (part: keyof typeof WEIGHTS) => [content.ru?.[part], content.en?.[part]].filter(Boolean).join('\n')
  await db.query({
    name: 'article-index',
    text: `insert into article_word (desk_id, word, article_id, weight)
      select $1, word, $2, max(weight) from unnest($3::text[], $4::real[]) as said(text, weight)
      cross join lateral unnest(search_words(said.text)) as word group by word`,
    values: [db.deskId, id, [textsOf('title'), textsOf('summary'), textsOf('body')], Object.values(WEIGHTS)],
  })
}

/** An article that was found: the better it fits, the greater its score. */
export interface FoundArticle {
  readonly id: string
  /** How many of the words that were asked it has. */
  readonly words: number
  readonly isTitled: boolean
}

/** As long as a text is read for what it asks, in characters: its beginning says what it is about. */
const READ_OF_TEXT = 2_000
/** A shorter beginning may become anything. */
const LEAST_BEGINNING = 3
const MOST_FOUND = 20

/**
 * Published articles that have any of the words of a text, in whatever form, the best first: rare words count for more
 * than common ones, and words of a title for more than those of the text. The last word may be unfinished.
 * @returns with how many words were asked; none where the text has only words that say nothing.
 */
export async function findArticles(
  db: DeskClient,
  text: string,
): Promise<{ readonly asked: number; readonly found: readonly FoundArticle[] }> {
  const said = text.slice(0, READ_OF_TEXT)
  const typing = /\s$/.test(said) ? '' : (said.split(/\s+/).at(-1) ?? '')
  const { whole, last } = await stems(db, said.slice(0, said.length - typing.length), typing)
  const isTyped = typing.length >= LEAST_BEGINNING
  const ranges = [
    ...whole.filter((word) => !last.includes(word)).map((word) => ({ from: word, to: `${word}\u0001` })),
    ...last.map((word) => (isTyped ? beginning(word) : { from: word, to: `${word}\u0001` })),
  ]
  if (ranges.length === 0) return { asked: 0, found: [] }
  const { rows } = await db.query<{ id: string; words: number; weight: number }>({
    name: 'articles-find',
    text: `with hit as (
        select asked.at, w.article_id, max(w.weight) as weight
        from unnest($2::text[], $3::text[]) with ordinality as asked(low, high, at)
        join article_word w on w.desk_id = $1 and w.word >= asked.low and w.word < asked.high
        group by asked.at, w.article_id),
      known as (select count(*)::float8 as articles from article where desk_id = $1 and published is not null),
      worth as (select at, ln(1 + known.articles / count(*)) as worth from hit, known group by at, known.articles)
      select hit.article_id as id, count(*)::int as words, max(hit.weight)::float8 as weight
      from hit join worth using (at) group by hit.article_id
      order by sum(hit.weight * worth.worth) desc, hit.article_id limit ${MOST_FOUND}`,
    values: [db.deskId, ranges.map(({ from }) => from), ranges.map(({ to }) => to)],
  })
  return {
    asked: ranges.length,
    found: rows.map(({ id, words, weight }) => ({ id, words, isTitled: weight === WEIGHTS.title })),
  }
}

async function stems(
  db: DeskClient,
  whole: string,
  last: string,
): Promise<{ readonly whole: readonly string[]; readonly last: readonly string[] }> {
  const { rows } = await db.query<{ whole: string[]; last: string[] }>({
    name: 'articles-stem',
    text: 'select search_words($1) as whole, search_words($2) as last',
    values: [whole, last],
  })
  return rows[0] ?? { whole: [], last: [] }
}
