import { z } from 'zod'
import { readCaseByNumber } from '../../store/case/case-detail.ts'
import { readOffered } from '../../store/case/case-offered.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import { listMissed } from '../../store/knowledge/article-question.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound } from '../problem.ts'
import { offeredArticleShape } from '../shape/article.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { isoShape, localeShape } from '../shape/words.ts'
import { offeredArticle } from './present-article.ts'

/** What came of the articles: what clients asked and did not find, what they were offered and did not open. */
export async function knowledgeUse(app: ApiServer, { shell, desks, publicUrl }: ApiContext): Promise<void> {
  app.get(
    '/api/desks/:desk/article-questions',
    {
      config: { access: 'knowledge.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listMissedQuestions',
        summary: 'What was asked of the articles in the last 90 days and not found, the most often asked first',
        params: z.object({ desk: deskIdShape }),
        response: {
          200: z.object({
            rows: z.array(
              z.object({
                text: z.string(),
                times: z.int(),
                lastAt: isoShape,
                cases: z.array(z.object({ number: z.int(), label: z.string() })),
              }),
            ),
          }),
          ...problems(401, 403, 404),
        },
      },
    },
    async (request) => {
      const desk = await desks.get(request.params.desk)
      const rows = await inDesk(shell.pool, desk.id, (db) => listMissed(db, shell.clock()))
      return {
        rows: rows.map(({ cases, ...row }) => ({
          ...row,
          cases: cases.map((number) => ({ number, label: caseLabel(desk, number) })),
        })),
      }
    },
  )
  app.get(
    '/api/desks/:desk/cases/:number/offered-articles',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listOfferedArticles',
        summary: 'What the client was offered before the case was registered, and whether they opened it',
        params: z.object({ desk: deskIdShape, number: numberShape }),
        querystring: z.object({ locale: localeShape }),
        response: {
          200: z.object({ rows: z.array(offeredArticleShape.extend({ isOpened: z.boolean() })) }),
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request) => {
      const { desk, number } = request.params
      return inDesk(shell.pool, desk, async (db) => {
        const found = await readCaseByNumber(db, number)
        if (!found) throw notFound('such case')
        const rows = await readOffered(db, found.id)
        return {
          rows: rows.map(({ isOpened, ...article }) => ({
            ...offeredArticle(article, request.query.locale, { publicUrl, desk }),
            isOpened,
          })),
        }
      })
    },
  )
}
