import { instant } from '@reglament/engine'
import { z } from 'zod'
import { hashToken, SIGN_IN_LIFE_MS, signInToken } from '../../account.ts'
import { insertSignIn, useSignIn } from '../../store/account/client-sign-in.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { refuseForeignPage } from '../origin.ts'
import { ApiProblem } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { localeShape } from '../shape/words.ts'
import { endSession, startSession } from './client-session.ts'

/** An office behind one address signs in within a minute in the morning; a list of addresses is not tried so. */
const ASK_LINK = { burst: 10, refillMs: 20_000 }
const USE_LINK = { burst: 20, refillMs: 5_000 }

const deskParams = z.object({ desk: deskIdShape })
const PATH = '/api/public/account/:desk'

/** Signing in to a client's account by a letter, which is good for everybody, and signing out. */
export async function accountLetters(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks, secret, mail, publicUrl } = parts
  const limitAsk = rateLimit(ASK_LINK, parts.rateLimit)
  const limitUse = rateLimit(USE_LINK, parts.rateLimit)

  app.post(
    `${PATH}/sign-ins`,
    {
      onRequest: async (request) => limitAsk(request),
      schema: {
        tags: ['public'],
        operationId: 'askSignIn',
        summary: 'Asks for a letter with a one-time link; the answer is the same whoever the address belongs to',
        params: deskParams,
        body: z.object({ email: z.email().max(254), locale: localeShape }),
        response: { 202: z.object({ minutes: z.int() }), ...problems(404, 409, 422, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      if (!mail.sendsMail)
        throw new ApiProblem(
          409,
          'no-mail',
          'this desk sends no mail, and a link can’t come: the operator sets REGLAMENT_SMTP_URL',
        )
      const { email, locale } = request.body
      const now = shell.clock()
      const id = shell.newId()
      const tokenHash = hashToken(signInToken(secret, desk.id, id))
      const expiresAt = instant(now + SIGN_IN_LIFE_MS)
      await inDesk(shell.pool, desk.id, async (db) => {
        await insertSignIn(db, { id, address: email, locale, tokenHash, expiresAt }, now)
        db.afterCommit(() => shell.notices.jobsAdded(1))
      })
      return reply.status(202).send({ minutes: SIGN_IN_LIFE_MS / 60_000 })
    },
  )
  app.post(
    `${PATH}/sessions`,
    {
      onRequest: async (request) => limitUse(request),
      schema: {
        tags: ['public'],
        operationId: 'openAccount',
        summary: 'Uses the one-time link up and starts a session of this browser',
        params: deskParams,
        body: z.object({ token: z.string().min(1).max(200) }),
        response: { 201: z.object({}), ...problems(403, 404, 409, 422, 429) },
      },
    },
    async (request, reply) => {
      refuseForeignPage(request, publicUrl)
      const desk = await desks.get(request.params.desk)
      await inDesk(shell.pool, desk.id, async (db) => {
        const contactId = await useSignIn(db, hashToken(request.body.token), shell.clock())
        if (contactId === null)
          throw new ApiProblem(409, 'link-spent', 'this link was used already or is too old; ask for a new one')
        await startSession(parts, reply, db, contactId)
      })
      return reply.status(201).send({})
    },
  )
  app.delete(
    `${PATH}/session`,
    {
      schema: {
        tags: ['public'],
        operationId: 'leaveAccount',
        summary: 'Ends the session of this browser',
        params: deskParams,
        response: { 204: z.null(), ...problems(403, 404, 429) },
      },
    },
    async (request, reply) => {
      refuseForeignPage(request, publicUrl)
      const desk = await desks.get(request.params.desk)
      await endSession(parts, request, reply, desk.id)
      return reply.status(204).send(null)
    },
  )
}
