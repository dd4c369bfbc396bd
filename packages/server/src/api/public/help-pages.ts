import { z } from 'zod'
import { searchArticles } from '../../knowledge/find.ts'
import { readerOf } from '../../pages/frame.ts'
import { writeArticle, writeHelp, writeHelpFound } from '../../pages/help.ts'
import { listPublishedArticles, readPublishedArticle } from '../../store/knowledge/article.ts'
import { readPictures } from '../../store/knowledge/article-picture.ts'
import { insertQuestion } from '../../store/knowledge/article-question.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { sendFile } from '../send-file.ts'
import { deskOrNull, pageParams, pageQuery, readersLocale, sendPage } from './plain-page.ts'

const READ = { burst: 120, refillMs: 500 }

/** The knowledge base for anybody to read (A1): a list with a search, and a page for each article. */
export async function helpPages(app: ApiServer, { shell, desks, ...parts }: ApiContext): Promise<void> {
  const limitRead = rateLimit(READ, parts.rateLimit)
  app.get(
    '/d/:desk/help',
    {
      onRequest: async (request) => limitRead(request),
      schema: {
        hide: true,
        params: pageParams,
        querystring: pageQuery.extend({ q: z.string().trim().max(200).optional().catch(undefined) }),
      },
    },
    async (request, reply) => {
      const desk = await deskOrNull(desks, request.params.desk)
      if (!desk) return reply.status(404).callNotFound()
      const { q = '', locale } = request.query
      const reader = readerOf(desk, readersLocale(request, locale, desk.model.locale))
      if (q === '') {
        const all = await inDesk(shell.pool, desk.id, listPublishedArticles)
        return sendPage(reply, writeHelp(reader, all, desk.model))
      }
      const found = await inDesk(shell.pool, desk.id, async (db) => {
        const articles = await searchArticles(db, q)
        const asked = { id: shell.newId(), place: 'page', text: q, found: articles.length, caseId: null } as const
        await insertQuestion(db, asked, shell.clock())
        return articles
      })
      return sendPage(reply, writeHelpFound(reader, q, found))
    },
  )
  app.get(
    '/d/:desk/help/pictures/:picture',
    {
      onRequest: async (request) => limitRead(request),
      schema: { hide: true, params: pageParams.extend({ picture: z.uuid() }) },
    },
    async (request, reply) => {
      const desk = await deskOrNull(desks, request.params.desk)
      const [found] = desk ? await inDesk(shell.pool, desk.id, (db) => readPictures(db, [request.params.picture])) : []
      if (!found) throw notFound('such picture')
      await sendFile(reply, shell.files, found)
    },
  )
  app.get(
    '/d/:desk/help/:slug',
    {
      onRequest: async (request) => limitRead(request),
      schema: { hide: true, params: pageParams.extend({ slug: z.string().max(80) }), querystring: pageQuery },
    },
    async (request, reply) => {
      const desk = await deskOrNull(desks, request.params.desk)
      const found = desk && (await inDesk(shell.pool, desk.id, (db) => readPublishedArticle(db, request.params.slug)))
      if (!desk || !found) return reply.status(404).callNotFound()
      const reader = readerOf(desk, readersLocale(request, request.query.locale, desk.model.locale))
      return sendPage(reply, writeArticle(reader, found, shell.clock()))
    },
  )
}
