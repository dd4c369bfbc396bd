import type { Locale } from '@reglament/engine'
import type { z } from 'zod'
import { wordsIn } from '../../knowledge/find.ts'
import type { ArticleAt } from '../../store/knowledge/article.ts'
import type { offeredArticleShape } from '../shape/article.ts'

/** The public page of an article. */
export function articleUrl(publicUrl: string, deskId: string, slug: string): string {
  return `${publicUrl}/d/${deskId}/help/${slug}`
}

/** An article as it is offered to a reader of the language. */
export function offeredArticle(
  { id, slug, content }: Pick<ArticleAt, 'id' | 'slug' | 'content'>,
  locale: Locale,
  at: { readonly publicUrl: string; readonly desk: string },
): z.infer<typeof offeredArticleShape> {
  const { title, summary } = wordsIn(content, locale)
  const url = `${articleUrl(at.publicUrl, at.desk, slug)}?locale=${locale}`
  return { id, kind: content.kind, title, summary, url }
}
