import { z } from 'zod'
import { countCases } from '../../store/case/case-list.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { countsShape, deskIdShape, deskShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

const paramsShape = z.object({ desk: deskIdShape })

/** A desk, for those who work on it. */
export async function desks(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk',
    {
      config: { access: 'desk.read' },
      schema: {
        tags: ['staff'],
        operationId: 'getDesk',
        summary: 'A desk and the regulation that it runs under',
        params: paramsShape,
        response: { 200: deskShape, ...problems(401, 404) },
      },
    },
    async (request, reply) => {
      const { role } = await memberOf(parts, request, reply, request.params.desk)
      const { model, mailboxes: _, ...desk } = await parts.desks.get(request.params.desk)
      return { ...desk, role, regulation: model }
    },
  )
  app.get(
    '/api/desks/:desk/counts',
    {
      config: { access: 'desk.read' },
      schema: {
        tags: ['staff'],
        operationId: 'getCounts',
        summary: 'How many cases each list holds',
        params: paramsShape,
        response: { 200: countsShape, ...problems(401, 404) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      return inDesk(shell.pool, desk, (db) => countCases(db, user.id))
    },
  )
}
