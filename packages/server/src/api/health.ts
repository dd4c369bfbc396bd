import { z } from 'zod'
import type { ApiParts, ApiServer } from './context.ts'
import { ApiProblem } from './problem.ts'
import { problems } from './shape/problem.ts'

const okShape = z.object({ status: z.literal('ok') })

export async function health(app: ApiServer, { shell }: ApiParts): Promise<void> {
  app.get(
    '/healthz',
    {
      schema: { tags: ['health'], operationId: 'isAlive', summary: 'The process answers', response: { 200: okShape } },
    },
    async () => ({ status: 'ok' as const }),
  )
  app.get(
    '/readyz',
    {
      schema: {
        tags: ['health'],
        operationId: 'isReady',
        summary: 'The database answers too',
        response: { 200: okShape, ...problems(503) },
      },
    },
    async (request) => {
      try {
        await shell.pool.query('select 1')
      } catch (thrown) {
        request.log.warn({ err: thrown }, 'the database does not answer')
        throw new ApiProblem(503, 'database-away', 'the database does not answer; try again shortly')
      }
      return { status: 'ok' as const }
    },
  )
}
