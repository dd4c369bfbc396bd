import type { Shell } from '../handle/shell.ts'
import {
  type ArticleContent,
  insertArticle,
  lockArticle,
  publishVersion,
  readArticle,
  setSlug,
  writeVersion,
} from '../store/knowledge/article.ts'
import { keepPictures } from '../store/knowledge/article-picture.ts'
import { indexArticle } from '../store/knowledge/article-search.ts'
import { type DeskClient, inDesk } from '../store/transaction.ts'
import { picturesIn } from './pictures.ts'

/** What came of a change: it is done, or somebody has to look again. */
export type Written =
  | { readonly kind: 'done'; readonly id: string; readonly version: number }
  /** Another article has that address. */
  | { readonly kind: 'slug-taken' }
  /** Clients know the article by its address. */
  | { readonly kind: 'slug-known' }
  /** Somebody wrote a version meanwhile. */
  | { readonly kind: 'out-of-date'; readonly newest: number }
  | { readonly kind: 'unknown' }

interface NewVersion {
  readonly slug: string
  readonly content: ArticleContent
  readonly by: string
}

/** A new article with its first version; nobody but staff sees it before it is published. */
export function createArticle(shell: Shell, deskId: string, { slug, content, by }: NewVersion): Promise<Written> {
  const id = shell.newId()
  const now = shell.clock()
  return inDesk(shell.pool, deskId, async (db): Promise<Written> => {
    if (!(await insertArticle(db, { id, slug }, now))) return { kind: 'slug-taken' }
    await writeVersion(db, id, 1, content, by, now)
    await keepPictures(db, idsOf(content), now)
    return { kind: 'done', id, version: 1 }
  })
}

/** The next version of an article, written upon `base`. What clients read stays as it is until it is published. */
export function changeArticle(
  shell: Shell,
  deskId: string,
  id: string,
  base: number,
  { slug, content, by }: NewVersion,
): Promise<Written> {
  return inDesk(shell.pool, deskId, async (db): Promise<Written> => {
    const before = await lockArticle(db, id)
    if (!before) return { kind: 'unknown' }
    if (before.newest !== base) return { kind: 'out-of-date', newest: before.newest }
    if (slug !== before.slug) {
      if (before.published !== null) return { kind: 'slug-known' }
      if (!(await setSlug(db, id, slug))) return { kind: 'slug-taken' }
    }
    const version = base + 1
    await writeVersion(db, id, version, content, by, shell.clock())
    await keepPictures(db, idsOf(content), shell.clock())
    return { kind: 'done', id, version }
  })
}

/** From now on clients read this version, and find the article by its words; null takes it down. */
export function publishArticle(
  shell: Shell,
  deskId: string,
  id: string,
  version: number | null,
  by: string,
): Promise<Written> {
  return inDesk(shell.pool, deskId, async (db): Promise<Written> => {
    const before = await lockArticle(db, id)
    if (!before) return { kind: 'unknown' }
    const content = version === null ? null : await contentOf(db, id, version)
    if (version !== null && content === null) return { kind: 'unknown' }
    if (before.published !== version) {
      await publishVersion(db, { id: shell.newId(), articleId: id, version }, by, shell.clock())
      await indexArticle(db, id, content)
    }
    return { kind: 'done', id, version: version ?? before.newest }
  })
}

const idsOf = (content: ArticleContent) => picturesIn(content).map((shown) => shown.id)

async function contentOf(db: DeskClient, id: string, version: number): Promise<ArticleContent | null> {
  return (await readArticle(db, id, version))?.content ?? null
}
