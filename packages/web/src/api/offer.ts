import type { Locale } from '@reglament/engine'
import { answered } from './answer.ts'
import type { OfferedArticle } from './knowledge.ts'
import { http } from './transport.ts'

/** Published articles that may answer a question; the last word of it may be unfinished. Throws `ApiError`. */
export const offerArticles = (
  desk: string,
  asked: { readonly q: string; readonly product: string; readonly locale: Locale },
): Promise<{ readonly articles: readonly OfferedArticle[] }> => {
  const { q, product, locale } = asked
  const query = { q, locale, ...(product === '' ? {} : { product }) }
  return answered(http.GET('/api/public/desks/{desk}/articles', { params: { path: { desk }, query } }))
}
