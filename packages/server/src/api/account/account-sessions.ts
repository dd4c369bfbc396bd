import { z } from 'zod'
import { browserName } from '../../browser-name.ts'
import { deleteOtherClientSessions, endClientSession, listClientSessions } from '../../store/account/client-session.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { isoShape } from '../shape/words.ts'
import { requireHolder, sessionTokenHash } from './client-session.ts'

const deskParams = z.object({ desk: deskIdShape })
const PATH = '/api/public/account/:desk/sessions'

const sessionShape = z
  .object({
    id: z.string(),
    browser: z.string().nullable().describe('`Chrome, Windows`; null where it was not said'),
    startedAt: isoShape,
    isThis: z.boolean(),
  })
  .meta({ id: 'AccountSession' })

/** The browsers that a client is signed in with, for the client to end what is not theirs. */
export async function accountSessions(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks } = parts

  app.get(
    PATH,
    {
      schema: {
        tags: ['public'],
        operationId: 'listAccountSessions',
        summary: 'Where the person is signed in, the newest first',
        params: deskParams,
        response: { 200: z.object({ rows: z.array(sessionShape) }), ...problems(401, 403, 404) },
      },
    },
    async (request) => {
      const desk = await desks.get(request.params.desk)
      const own = sessionTokenHash(request, desk.id)
      return inDesk(shell.pool, desk.id, async (db) => {
        const { id } = await requireHolder(parts, request, db, desk)
        const found = await listClientSessions(db, id, shell.clock())
        const rows = found.map(({ tokenHash, browser, startedAt }) => ({
          // A hash opens nothing: only what it is the hash of does.
          id: tokenHash,
          browser: browserName(browser),
          startedAt: startedAt.toISOString(),
          isThis: tokenHash === own,
        }))
        return { rows }
      })
    },
  )
  app.delete(
    `${PATH}/:session`,
    {
      schema: {
        tags: ['public'],
        operationId: 'endAccountSession',
        summary: 'Signs one browser of the person out',
        params: deskParams.extend({ session: z.string().min(1).max(100) }),
        response: { 204: z.null(), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      await inDesk(shell.pool, desk.id, async (db) => {
        const { id } = await requireHolder(parts, request, db, desk)
        if (!(await endClientSession(db, id, request.params.session))) throw notFound('such session')
      })
      return reply.status(204).send(null)
    },
  )
  app.delete(
    PATH,
    {
      schema: {
        tags: ['public'],
        operationId: 'endOtherAccountSessions',
        summary: 'Signs every other browser of the person out',
        params: deskParams,
        response: { 204: z.null(), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      await inDesk(shell.pool, desk.id, async (db) => {
        const { id } = await requireHolder(parts, request, db, desk)
        await deleteOtherClientSessions(db, id, sessionTokenHash(request, desk.id))
      })
      return reply.status(204).send(null)
    },
  )
}
