import { z } from 'zod'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'

/** Who looks at a case or writes in it; told to the others by `/api/live`. */
export async function presence(app: ApiServer, parts: ApiContext): Promise<void> {
  app.put(
    '/api/desks/:desk/cases/:number/presence',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'showPresence',
        summary: 'Say that one looks at a case or writes in it; said again every 15 s, forgotten after 40 s',
        params: z.object({ desk: deskIdShape, number: numberShape }),
        body: z.object({
          page: z.string().min(8).max(64).describe('Made by the page, for as long as it is open'),
          doing: z.enum(['looking', 'writing', 'gone']),
        }),
        response: { 204: z.null(), ...problems(401, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk, number } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const { page, doing } = request.body
      parts.shell.notices.present({ desk, number, page, doing, user: { id: user.id, name: user.name } })
      return reply.status(204).send(null)
    },
  )
}
