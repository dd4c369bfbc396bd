import { z } from 'zod'
import { deleteUpload, readUploads } from '../../store/intake/upload.ts'
import { insertPicture } from '../../store/knowledge/article-picture.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import { staffOwner } from '../case/uploads.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

/** What every browser shows in its place, and that can't run anything. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
/** A page with a few of them still comes quickly. */
const MOST_BYTES = 5_000_000

/** Pictures for articles: a file is uploaded as any other, and becomes a picture that articles may show (A1). */
export async function articlePictures(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  app.post(
    '/api/desks/:desk/article-pictures',
    {
      config: { access: 'knowledge.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'createArticlePicture',
        summary: 'Make a picture of an upload; an article shows it as `![what is on it](picture:ID)`',
        params: z.object({ desk: deskIdShape }),
        body: z.object({ upload: z.uuid() }),
        response: { 201: z.object({ id: z.uuid() }), ...problems(401, 403, 404, 413, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const owner = staffOwner(user.id)
      const [upload] = await inDesk(shell.pool, desk, (db) => readUploads(db, owner, [request.body.upload]))
      if (!upload?.whole) {
        throw new ApiProblem(422, 'upload-gone', 'the upload is not there, or is not whole; upload the file again')
      }
      const { id, filename, sizeBytes, whole } = upload
      if (!SHOWN.has(whole.contentType)) {
        throw new ApiProblem(422, 'not-a-picture', `\`${filename}\` is no picture; use PNG, JPEG, GIF or WebP`)
      }
      if (sizeBytes > MOST_BYTES) {
        const most = MOST_BYTES / 1_000_000
        throw new ApiProblem(
          413,
          'file-too-large',
          `\`${filename}\` has ${sizeBytes} bytes; a picture may have ${most} MB`,
        )
      }
      await shell.files.keep(id, whole.sha256)
      await inDesk(shell.pool, desk, async (db) => {
        await insertPicture(db, { id, filename, sizeBytes, ...whole }, user.id, shell.clock())
        await deleteUpload(db, owner, id)
      })
      await shell.files.incoming.remove(id)
      return reply.status(201).send({ id })
    },
  )
}
