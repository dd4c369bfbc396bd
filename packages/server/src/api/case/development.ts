import { z } from 'zod'
import { readCaseDetail } from '../../store/case/case-detail.ts'
import { countLatePromises, listDevelopment } from '../../store/case/development-list.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { caseDetail, caseRow } from '../present.ts'
import { notFound } from '../problem.ts'
import { caseRowShape, messageShape } from '../shape/case.ts'
import { eventShape } from '../shape/case-state.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'

const paramsShape = z.object({ desk: deskIdShape })

const handedShape = z
  .object({ ...caseRowShape.shape, events: z.array(eventShape), messages: z.array(messageShape) })
  .meta({
    id: 'HandedCase',
    description: 'A case as development needs it: what was said, files and notes, and not the client’s books',
  })

/** What support handed to development (I26): for developers, and for whoever follows them. */
export async function development(app: ApiServer, parts: ApiContext): Promise<void> {
  const { pool } = parts.shell
  app.get(
    '/api/desks/:desk/development',
    {
      config: { access: 'development.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listDevelopment',
        summary: 'Cases with development, the earliest promised date first',
        params: paramsShape,
        querystring: z.object({
          whose: z.enum(['mine', 'all']).default('all').describe('`mine`: given to me, or to my team and nobody in it'),
        }),
        response: {
          200: z.object({
            rows: z.array(caseRowShape),
            late: z.int().describe('Broken promises: of the asker’s own cases, of all where the asker is the head'),
          }),
          ...problems(401, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const { user, role } = await memberOf(parts, request, reply, request.params.desk)
      const desk = await parts.desks.get(request.params.desk)
      const mine = request.query.whose === 'mine' ? user.id : null
      const rings = role === 'specialist' ? user.id : null
      const [rows, late] = await inDesk(pool, desk.id, (db) =>
        Promise.all([listDevelopment(db, mine), countLatePromises(db, rings)]),
      )
      return { rows: rows.map((row) => caseRow(row, desk)), late }
    },
  )
  app.get(
    '/api/desks/:desk/development/:number',
    {
      config: { access: 'development.read' },
      schema: {
        tags: ['staff'],
        operationId: 'getHandedCase',
        summary: 'A case that is or was with development',
        params: paramsShape.extend({ number: numberShape }),
        response: { 200: handedShape, ...problems(401, 404) },
      },
    },
    async (request) => {
      const desk = await parts.desks.get(request.params.desk)
      const found = await inDesk(pool, desk.id, (db) => readCaseDetail(db, request.params.number))
      if (!found?.events.some(({ kind }) => kind === 'escalated')) throw notFound('such case')
      const { events, messages } = caseDetail(found, desk, parts.publicUrl)
      return { ...caseRow(found.row, desk), events, messages }
    },
  )
}
