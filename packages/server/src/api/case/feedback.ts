import { z } from 'zod'
import { listFeedback } from '../../store/case/feedback.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { isoShape } from '../shape/words.ts'

const feedbackShape = z
  .object({
    number: z.int(),
    label: z.string(),
    subject: z.string(),
    client: z.string().nullable(),
    assignee: z.string().nullable(),
    kind: z.enum(['rated', 'complained']),
    at: isoShape,
    score: z.int().nullable().describe('1 to 5; null where it is a complaint'),
    text: z.string(),
  })
  .meta({ id: 'Feedback', description: 'A mark or a complaint of a client' })

/** Complaints go to the head of support (I31), and so do the marks. */
export async function feedback(app: ApiServer, parts: ApiContext): Promise<void> {
  app.get(
    '/api/desks/:desk/feedback',
    {
      config: { access: 'complaint.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listFeedback',
        summary: 'Complaints and marks of clients, the newest first',
        params: z.object({ desk: deskIdShape }),
        response: { 200: z.object({ rows: z.array(feedbackShape) }), ...problems(401, 403, 404) },
      },
    },
    async (request) => {
      const desk = await parts.desks.get(request.params.desk)
      const rows = await inDesk(parts.shell.pool, desk.id, listFeedback)
      return { rows: rows.map((row) => ({ ...row, label: caseLabel(desk, row.number) })) }
    },
  )
}
