import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { NoRoom, TooLong } from '../../incoming-files.ts'
import { deleteUpload, finishUpload, insertUpload, readUploads, type Upload } from '../../store/intake/upload.ts'
import { inDesk } from '../../store/transaction.ts'
import type { Access } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { bytesContent, sendFile } from '../send-file.ts'
import { uploadShape } from '../shape/draft.ts'
import { problems } from '../shape/problem.ts'

const announcedShape = z.object({ filename: z.string().trim().min(1).max(200), sizeBytes: z.int().min(1) })

/** One side's uploads: where they are, who may, and how much. */
interface Side<Params extends { readonly desk: string }, Query> {
  readonly prefix: string
  readonly tag: 'staff' | 'public'
  readonly access: Access
  readonly name: string
  readonly params: z.ZodObject & z.ZodType<Params>
  readonly query: z.ZodType<Query>
  readonly limit: (request: FastifyRequest) => void
  /** What one owner may have waiting for a message. */
  readonly most: { readonly files: number; readonly bytes: number }
  /** @throws ApiProblem where the caller may not upload here. */
  readonly owner: (request: FastifyRequest, reply: FastifyReply, params: Params, query: Query) => Promise<string>
}

/** Uploads that bytes are being written to by this process: two writers at once would mix theirs. */
const writing = new Set<string>()

/**
 * A file comes piece by piece and can go on where it broke off: POST announces it, PATCH with `Upload-Offset` adds bytes,
 * HEAD (or GET) says how many are there, DELETE takes it back. (docs/operating.md describes it for programs.)
 */
export function serveUploads<Params extends { readonly desk: string }, Query>(
  app: ApiServer,
  parts: ApiContext,
  side: Side<Params, Query>,
): void {
  const { shell, uploadLimitBytes } = parts
  const { prefix, tag, name, query } = side
  const tags = [tag]
  const config = { access: side.access }
  const one = side.params.extend({ id: z.uuid() })
  const onRequest = async (request: FastifyRequest) => side.limit(request)
  const asked = async (request: FastifyRequest, reply: FastifyReply) => {
    const params = request.params as Params & { readonly id: string }
    const owner = await side.owner(request, reply, params, request.query as Query)
    return { owner, deskId: params.desk, id: params.id }
  }
  const found = async (request: FastifyRequest, reply: FastifyReply) => {
    const { owner, deskId, id } = await asked(request, reply)
    const [upload] = await inDesk(shell.pool, deskId, (db) => readUploads(db, owner, [id]))
    if (!upload) throw notFound('such upload')
    return { deskId, upload }
  }
  const shown = async (upload: Upload, reply: FastifyReply) => {
    const offset = upload.whole ? upload.sizeBytes : await shell.files.incoming.size(upload.id)
    reply.header('upload-offset', offset).header('upload-length', upload.sizeBytes).header('cache-control', 'no-store')
    const { id, filename, sizeBytes } = upload
    return { id, filename, sizeBytes, offset, contentType: upload.whole?.contentType ?? null }
  }

  app.post(
    prefix,
    {
      config,
      onRequest,
      schema: {
        tags,
        operationId: `create${name}`,
        summary: 'Announce a file; its bytes follow',
        params: side.params,
        querystring: query,
        body: announcedShape,
        response: { 201: uploadShape, ...problems(401, 404, 413, 422, 429, 507) },
      },
    },
    async (request, reply) => {
      const { owner, deskId } = await asked(request, reply)
      const { filename, sizeBytes } = request.body as z.infer<typeof announcedShape>
      if (sizeBytes > uploadLimitBytes) {
        const most = Math.floor(uploadLimitBytes / 1_000_000)
        throw new ApiProblem(
          413,
          'file-too-large',
          `\`${filename}\` has ${sizeBytes} bytes; a file may have ${most} MB`,
        )
      }
      if (!(await shell.files.incoming.hasRoom(sizeBytes))) throw noRoom(request)
      const upload: Upload = { id: shell.newId(), owner, filename: plainName(filename), sizeBytes, whole: null }
      const isTaken = await inDesk(shell.pool, deskId, (db) => insertUpload(db, upload, side.most, shell.clock()))
      if (!isTaken) {
        throw new ApiProblem(
          429,
          'too-many-uploads',
          'too many files wait for a message; send the message, or take some of them back',
        )
      }
      return reply.status(201).send(await shown(upload, reply))
    },
  )
  app.get(
    `${prefix}/:id`,
    {
      config,
      onRequest,
      schema: {
        tags,
        operationId: `get${name}`,
        summary: 'How far an upload has come; HEAD says it in `Upload-Offset`',
        params: one,
        querystring: query,
        response: { 200: uploadShape, ...problems(401, 404, 429) },
      },
    },
    async (request, reply) => shown((await found(request, reply)).upload, reply),
  )
  app.patch(
    `${prefix}/:id`,
    {
      config,
      onRequest,
      schema: {
        tags,
        operationId: `append${name}`,
        summary: 'Add bytes (`application/offset+octet-stream`) at `Upload-Offset`',
        params: one,
        querystring: query,
        headers: z.object({ 'upload-offset': z.coerce.number().int().min(0) }),
        response: { 200: uploadShape, ...problems(401, 404, 409, 413, 415, 422, 429, 507) },
      },
    },
    async (request, reply) => {
      const { deskId, upload } = await found(request, reply)
      const { incoming } = shell.files
      const at = Number(request.headers['upload-offset'])
      if (writing.has(upload.id)) throw elsewhere('another request is adding to this upload; ask for its offset')
      writing.add(upload.id)
      try {
        const there = upload.whole ? upload.sizeBytes : await incoming.size(upload.id)
        if (at !== there) throw elsewhere(`${there} bytes are there, and \`Upload-Offset\` is ${at}`)
        const size = upload.whole
          ? there
          : await incoming.append(upload.id, there, request.body as AsyncIterable<Uint8Array>, upload.sizeBytes)
        if (size < upload.sizeBytes || upload.whole) return await shown(upload, reply)
        const whole = await incoming.seal(upload.id)
        await inDesk(shell.pool, deskId, (db) => finishUpload(db, upload.id, whole))
        return await shown({ ...upload, whole }, reply)
      } catch (thrown) {
        if (thrown instanceof NoRoom) throw noRoom(request)
        if (!(thrown instanceof TooLong)) throw thrown
        throw new ApiProblem(413, 'file-too-large', `more bytes came than the ${upload.sizeBytes} that were announced`)
      } finally {
        writing.delete(upload.id)
      }
    },
  )
  app.get(
    `${prefix}/:id/content`,
    {
      config,
      onRequest,
      schema: {
        tags,
        operationId: `read${name}`,
        summary: 'The bytes of an upload that is whole and that no message took yet',
        params: one,
        querystring: query,
        response: { 200: bytesContent, ...problems(401, 404, 429) },
      },
    },
    async (request, reply) => {
      const { upload } = await found(request, reply)
      if (!upload.whole) throw notFound('such file')
      return sendFile(reply, { stream: () => shell.files.incoming.stream(upload.id) }, { ...upload, ...upload.whole })
    },
  )
  app.delete(
    `${prefix}/:id`,
    {
      config,
      onRequest,
      schema: {
        tags,
        operationId: `delete${name}`,
        summary: 'Take an upload back',
        params: one,
        querystring: query,
        response: { 204: z.null(), ...problems(401, 404, 429) },
      },
    },
    async (request, reply) => {
      const { owner, deskId, id } = await asked(request, reply)
      const isGone = await inDesk(shell.pool, deskId, (db) => deleteUpload(db, owner, id))
      if (!isGone) throw notFound('such upload')
      await shell.files.incoming.remove(id)
      return reply.status(204).send(null)
    },
  )
}

/** Better no file than a database that can't write any more; what is left of the room is for the operator to say. */
function noRoom(request: FastifyRequest): ApiProblem {
  request.log.error('a file was not taken: the disk of the data directory is nearly full')
  return new ApiProblem(
    507,
    'no-room',
    'there is no room for files now; write without it, and try the file again later',
  )
}

const elsewhere = (message: string) => new ApiProblem(409, 'wrong-offset', message)

/** A name that is nothing but a name: without the folders that some browsers tell, and without control characters. */
function plainName(filename: string): string {
  const last = filename.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return last.replace(/[\u0000-\u001f\u007f]/g, '').trim() || 'file'
}
