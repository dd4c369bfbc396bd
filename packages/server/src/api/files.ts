import { z } from 'zod'
import { readAttachment } from '../store/case-detail.ts'
import { inDesk } from '../store/transaction.ts'
import type { ApiContext, ApiServer } from './app.ts'
import { notFound } from './problem.ts'
import { bytesContent, sendFile } from './send-file.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'

/** The attachments of a desk, for those who work on it. */
export async function files(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  app.get(
    '/api/desks/:desk/files/:attachment',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'getFile',
        summary: 'The bytes of an attachment',
        params: z.object({ desk: deskIdShape, attachment: z.uuid() }),
        response: { 200: bytesContent, ...problems(401, 404) },
      },
    },
    async (request, reply) => {
      const { desk, attachment } = request.params
      const found = await inDesk(shell.pool, desk, (db) => readAttachment(db, attachment))
      if (!found) throw notFound('such file')
      await sendFile(reply, shell.files, found)
    },
  )
}
