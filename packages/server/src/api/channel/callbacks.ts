import { z } from 'zod'
import { listCallbacks } from '../../store/phone/callback.ts'
import { readPhoneLine } from '../../store/phone/phone-line.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { caseRow } from '../present.ts'
import { caseRowShape } from '../shape/case.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

/** Clients who wait for a call (I32), in the order in which they were promised one. */
export async function callbacks(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  app.get(
    '/api/desks/:desk/callbacks',
    {
      config: { access: 'lists.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listCallbacks',
        summary: 'Promises to call back that are not kept yet, by when',
        params: z.object({ desk: deskIdShape }),
        response: {
          200: z.object({ rows: z.array(caseRowShape), attempts: z.int().describe('How many the desk allows itself') }),
          ...problems(401, 403, 404),
        },
      },
    },
    async (request) => {
      const desk = await parts.desks.get(request.params.desk)
      return inDesk(shell.pool, desk.id, async (db) => {
        const [rows, line] = await Promise.all([listCallbacks(db), readPhoneLine(db)])
        return { rows: rows.map((row) => caseRow(row, desk)), attempts: line.callbackAttempts }
      })
    },
  )
}
