import { Readable } from 'node:stream'
import { z } from 'zod'
import { exportCases } from '../../desks/export-cases.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

const linesShape = z.custom<Readable>().meta({ type: 'string' })

/** Everything that was asked of a desk's cases: what `reglament export` writes, from a desk that runs. */
export async function deskExport(app: ApiServer, parts: ApiContext): Promise<void> {
  const { pool, clock } = parts.shell
  app.get(
    '/api/desks/:desk/export',
    {
      config: { access: 'case.export' },
      schema: {
        tags: ['staff'],
        operationId: 'exportCases',
        summary: 'All cases of the desk with their commands, one JSON object a line: for `reglament replay`',
        description: 'For administrators of the desk. Holds what clients said of themselves and of their questions.',
        params: z.object({ desk: deskIdShape }),
        response: {
          200: { content: { 'application/x-ndjson': { schema: linesShape } } },
          ...problems(401, 403, 404),
        },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      return reply
        .header('content-disposition', `attachment; filename="${desk}.jsonl"`)
        .header('cache-control', 'no-store')
        .type('application/x-ndjson')
        .send(Readable.from(exportCases(pool, desk, clock)))
    },
  )
}
