import { z } from 'zod'
import { readAttachment } from '../store/case-detail.ts'
import { inDesk } from '../store/transaction.ts'
import { memberOf } from './access.ts'
import type { ApiContext, ApiServer } from './app.ts'
import { notFound } from './problem.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'

/** Pictures that a browser shows and that can't run anything; all else is saved and not opened. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'])

const bytesShape = z.custom<Buffer>().meta({ type: 'string', format: 'binary' })

/** The bytes that clients attached. They come from strangers: nothing in them may act as a page of ours. */
export async function files(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  app.get(
    '/api/desks/:desk/files/:attachment',
    {
      schema: {
        tags: ['staff'],
        operationId: 'getFile',
        summary: 'The bytes of an attachment',
        params: z.object({ desk: deskIdShape, attachment: z.uuid() }),
        response: {
          200: { content: { 'application/octet-stream': { schema: bytesShape } } },
          ...problems(401, 404),
        },
      },
    },
    async (request, reply) => {
      const { desk, attachment } = request.params
      await memberOf(parts, request, reply, desk)
      const found = await inDesk(shell.pool, desk, (db) => readAttachment(db, attachment))
      if (!found) throw notFound('such file')
      const type = found.contentType.toLowerCase()
      const bytes = await shell.files.read(found.sha256)
      const how = SHOWN.has(type) ? 'inline' : 'attachment'
      reply.header('content-disposition', `${how}; filename*=UTF-8''${encodeName(found.filename)}`)
      return reply
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, max-age=3600')
        .type(SHOWN.has(type) ? type : 'application/octet-stream')
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    },
  )
}

/** RFC 5987: what `encodeURIComponent` leaves and a header may not hold is encoded too. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
