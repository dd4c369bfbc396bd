import { z } from 'zod'
import { readCaseByNumber } from '../../store/case/case-detail.ts'
import { readOrigin } from '../../store/case/case-origin.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'

/** Where on the vendor's pages a case was asked for, as the chat or the form there said. */
export async function caseOrigins(app: ApiServer, { shell }: ApiContext): Promise<void> {
  app.get(
    '/api/desks/:desk/cases/:number/origin',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'readCaseOrigin',
        summary: 'Where on the vendor’s pages the case was asked for; null where it came another way',
        params: z.object({ desk: deskIdShape, number: numberShape }),
        response: {
          200: z.object({
            origin: z.object({ place: z.string().nullable(), site: z.string().nullable() }).nullable(),
          }),
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request) => {
      const { desk, number } = request.params
      return inDesk(shell.pool, desk, async (db) => {
        const found = await readCaseByNumber(db, number)
        if (!found) throw notFound('such case')
        return { origin: await readOrigin(db, found.id) }
      })
    },
  )
}
