import { z } from 'zod'
import { offerArticles } from '../../knowledge/find.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { offeredArticle } from '../knowledge/present-article.ts'
import { rateLimit } from '../rate-limit.ts'
import { offeredArticleShape } from '../shape/article.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { localeShape } from '../shape/words.ts'

/** Asked again with every pause of somebody who types. */
const READ = { burst: 120, refillMs: 500 }

/** What may answer a question before it is asked (A1). */
export async function publicArticles(app: ApiServer, { shell, desks, publicUrl, ...parts }: ApiContext): Promise<void> {
  const limitRead = rateLimit(READ, parts.rateLimit)
  app.get(
    '/api/public/desks/:desk/articles',
    {
      onRequest: async (request) => limitRead(request),
      schema: {
        tags: ['public'],
        operationId: 'offerArticles',
        summary: 'Published articles that may answer a question; the last word of it may be unfinished',
        params: z.object({ desk: deskIdShape }),
        querystring: z.object({
          q: z.string().max(2_000),
          product: z.string().max(100).exactOptional(),
          locale: localeShape,
        }),
        response: { 200: z.object({ articles: z.array(offeredArticleShape) }), ...problems(404, 422, 429) },
      },
    },
    async (request) => {
      const { id: desk } = await desks.get(request.params.desk)
      const { q, product, locale } = request.query
      const found = await inDesk(shell.pool, desk, (db) => offerArticles(db, q, product || null))
      return { articles: found.map((article) => offeredArticle(article, locale, { publicUrl, desk })) }
    },
  )
}
