import { z } from 'zod'
import { isCopiesKey } from '../../copies-key.ts'
import { COPY_MODES, readReader, setCopyMode } from '../../store/letter/copy-reader.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

const ASK = { burst: 60, refillMs: 1_000 }

const deskParams = z.object({ desk: deskIdShape })
const keyed = z.object({ email: z.string().max(254), key: z.string().max(100).describe('As the letter’s link has it') })
const modeShape = z.enum(COPY_MODES).meta({ id: 'CopyMode' })

/** How somebody in copy hears of cases: chosen by the link of a digest, which is theirs alone. */
export async function copies(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, secret } = parts
  const limit = rateLimit(ASK, parts.rateLimit)
  // What a mail program posts says only that it is the one click (RFC 8058, 3.2).
  app.addContentTypeParser(
    /^(?:application\/x-www-form-urlencoded|multipart\/form-data)/,
    (_request, payload, done) => {
      payload.resume()
      done(null, {})
    },
  )
  const checked = (desk: string, { email, key }: z.infer<typeof keyed>): string => {
    if (!isCopiesKey(key, secret, desk, email)) throw notFound('such link')
    return email
  }
  app.get(
    '/api/public/desks/:desk/copies',
    {
      onRequest: async (request) => limit(request),
      schema: {
        tags: ['public'],
        operationId: 'readCopies',
        summary: 'How an address hears of the cases that it is in copy of',
        params: deskParams,
        querystring: keyed,
        response: { 200: z.object({ mode: modeShape }), ...problems(404, 422, 429) },
      },
    },
    async (request) => {
      const { desk } = request.params
      const email = checked(desk, request.query)
      const reader = await inDesk(shell.pool, desk, (db) => readReader(db, email))
      if (!reader) throw notFound('such address')
      return { mode: reader.mode }
    },
  )
  app.put(
    '/api/public/desks/:desk/copies',
    {
      onRequest: async (request) => limit(request),
      schema: {
        tags: ['public'],
        operationId: 'chooseCopies',
        summary: 'Choose how: with each change, once a day, or not at all',
        params: deskParams,
        body: keyed.extend({ mode: modeShape }),
        response: { 200: z.object({ mode: modeShape }), ...problems(404, 422, 429) },
      },
    },
    async (request) => {
      const { desk } = request.params
      const { mode } = request.body
      const email = checked(desk, request.body)
      if (!(await inDesk(shell.pool, desk, (db) => setCopyMode(db, email, mode, shell.clock()))))
        throw notFound('such address')
      return { mode }
    },
  )
  app.get(
    '/api/public/desks/:desk/copies/unsubscribe',
    {
      onRequest: async (request) => limit(request),
      schema: { hide: true, params: deskParams, querystring: keyed },
    },
    // A mail program without the one click opens the link, and so does whatever looks at letters: nothing changes by it.
    async (request, reply) =>
      reply.redirect(`/d/${request.params.desk}/copies?${new URLSearchParams(request.query)}`, 303),
  )
  app.post(
    '/api/public/desks/:desk/copies/unsubscribe',
    {
      onRequest: async (request) => limit(request),
      schema: {
        tags: ['public'],
        operationId: 'unsubscribeCopies',
        summary: 'No more digests, by the one click of a mail program (RFC 8058)',
        params: deskParams,
        querystring: keyed,
        response: { 204: z.null(), ...problems(404, 422, 429) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const email = checked(desk, request.query)
      await inDesk(shell.pool, desk, (db) => setCopyMode(db, email, 'none', shell.clock()))
      return reply.status(204).send(null)
    },
  )
}
