import { z } from 'zod'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import { readClientCase } from '../account/client-session.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { serveUploads } from './upload-routes.ts'
import { makeUploadToken, ownerByToken } from './upload-token.ts'

/** A file of 100 MB in pieces of 4 MB is 25 requests; a page with a few screenshots a dozen. */
const CLIENT_PACE = { burst: 120, refillMs: 500 }
const TOKEN_PACE = { burst: 30, refillMs: 5_000 }

const deskParams = z.object({ desk: deskIdShape })
const secretShape = z.string().min(1).max(200)

/** Who owns what staff upload. */
export const staffOwner = (userId: string) => `user:${userId}`
/** Who owns what comes with a case's tracking key. */
export const caseOwner = (caseId: string) => `case:${caseId}`

/**
 * Files before the message that they go with. For staff by their session, for a client by the key of their case, and for
 * a form that has no case yet by a token that we signed.
 */
export async function uploads(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks, secret } = parts
  // What comes is read by the route itself, piece by piece.
  app.addContentTypeParser('application/offset+octet-stream', (_request, payload, done) => done(null, payload))
  const limitClient = rateLimit(CLIENT_PACE, parts.rateLimit)
  const limitTokens = rateLimit(TOKEN_PACE, parts.rateLimit)

  serveUploads(app, parts, {
    prefix: '/api/desks/:desk/uploads',
    tag: 'staff',
    // Everybody on the desk may write a note at least.
    access: 'case.note',
    name: 'Upload',
    params: deskParams,
    query: z.object({}),
    limit: () => {},
    most: { files: 200, bytes: 20 * parts.uploadLimitBytes },
    owner: async (request, reply, { desk }) => {
      const { user } = await memberOf(parts, request, reply, desk)
      return staffOwner(user.id)
    },
  })
  serveUploads(app, parts, {
    prefix: '/api/public/cases/:desk/:number/uploads',
    tag: 'public',
    access: 'anybody',
    name: 'TrackUpload',
    params: deskParams.extend({ number: numberShape }),
    query: z.object({ key: secretShape.describe('The secret of the tracking link, or `session`') }),
    limit: limitClient,
    most: { files: 30, bytes: 3 * parts.uploadLimitBytes },
    owner: async (request, _reply, { desk, number }, { key }) => {
      const known = await desks.get(desk)
      const found = await inDesk(shell.pool, desk, (db) => readClientCase(parts, request, db, known, { number, key }))
      if (!found) throw notFound('such case')
      return caseOwner(found.id)
    },
  })
  serveUploads(app, parts, {
    prefix: '/api/public/desks/:desk/uploads',
    tag: 'public',
    access: 'anybody',
    name: 'FormUpload',
    params: deskParams,
    query: z.object({ token: secretShape.describe('From `createUploadToken`') }),
    limit: limitClient,
    most: { files: 30, bytes: 3 * parts.uploadLimitBytes },
    owner: async (_request, _reply, { desk }, { token }) => {
      await desks.get(desk)
      const owner = ownerByToken(secret, desk, token, shell.clock())
      if (owner === null) throw notFound('such form')
      return owner
    },
  })
  app.post(
    '/api/public/desks/:desk/upload-tokens',
    {
      onRequest: async (request) => limitTokens(request),
      schema: {
        tags: ['public'],
        operationId: 'createUploadToken',
        summary: 'A token that lets a form upload files before its case exists; good for a day',
        params: deskParams,
        response: { 201: z.object({ token: z.string() }), ...problems(404, 429) },
      },
    },
    async (request, reply) => {
      const { id } = await desks.get(request.params.desk)
      return reply.status(201).send({ token: makeUploadToken(secret, id, shell.clock()) })
    },
  )
}
