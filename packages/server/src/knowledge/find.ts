import type { Locale } from '@reglament/engine'
import {
  type ArticleAt,
  type ArticleContent,
  type ArticleWords,
  readPublishedArticles,
} from '../store/knowledge/article.ts'
import { type FoundArticle, findArticles } from '../store/knowledge/article-search.ts'
import type { DeskClient } from '../store/transaction.ts'

/** What is offered to somebody who is about to ask. */
const MOST_OFFERED = 4

/** In the reader's language, or in the other where it was not written in theirs. */
export function wordsIn(content: ArticleContent, locale: Locale): ArticleWords & { readonly locale: Locale } {
  const other = locale === 'ru' ? 'en' : 'ru'
  const own = content[locale]
  const words = own ?? content[other]
  if (!words) throw new Error('an article has to be written in one language at least')
  return { ...words, locale: own ? locale : other }
}

/** An article of all products is of each of them; a question that names no product may be about any. */
function isAbout({ products }: ArticleContent, product: string | null): boolean {
  return product === null || products.length === 0 || products.includes(product)
}

/**
 * Articles that may answer a question before it is asked, the best first. One word in common is a coincidence, unless it
 * stands in the title or the question has hardly more.
 */
export async function offerArticles(
  db: DeskClient,
  text: string,
  product: string | null,
): Promise<readonly ArticleAt[]> {
  const { asked, found } = await findArticles(db, text)
  const isLikely = ({ words, isTitled }: FoundArticle) =>
    words >= 2 || (asked <= 2 && words === asked) || (isTitled && asked <= 4)
  return (await inOrder(db, found.filter(isLikely)))
    .filter(({ content }) => isAbout(content, product))
    .slice(0, MOST_OFFERED)
}

/** What a search finds, the best first: those that have at least half of what was asked. */
export async function searchArticles(db: DeskClient, text: string): Promise<readonly ArticleAt[]> {
  const { asked, found } = await findArticles(db, text)
  return inOrder(
    db,
    found.filter(({ words }) => words * 2 >= asked),
  )
}

async function inOrder(db: DeskClient, found: readonly FoundArticle[]): Promise<readonly ArticleAt[]> {
  const read = await readPublishedArticles(
    db,
    found.map(({ id }) => id),
  )
  return found.flatMap(({ id }) => read.find((each) => each.id === id) ?? [])
}
