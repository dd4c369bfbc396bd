import { instant } from '@reglament/engine'
import { z } from 'zod'
import { mayEnter } from '../../account.ts'
import { hashClientPassword, isPassword, keySite } from '../../auth/client-keys.ts'
import { findAccountHolder } from '../../store/account/client-account.ts'
import { listPasskeys } from '../../store/account/client-passkey.ts'
import {
  countPasswordFailure,
  deleteClientPassword,
  forgetPasswordFailures,
  readClientPassword,
  replaceClientPassword,
} from '../../store/account/client-password.ts'
import { deleteOtherClientSessions } from '../../store/account/client-session.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { refuseForeignPage } from '../origin.ts'
import { ApiProblem } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { waysInShape } from '../shape/account.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { requireHolder, sessionTokenHash, startSession } from './client-session.ts'

/** Each try hashes a password. */
const TRY = { burst: 10, refillMs: 10_000 }
/** So many wrong tries in a row shut a password for as long: the letter's link still opens the account. */
const TRIES = 10
const SHUT_MS = 15 * 60_000

const deskParams = z.object({ desk: deskIdShape })
const PATH = '/api/public/account/:desk'
const passwordShape = z.string().min(10).max(128)

/** Ways into a client's account beside the letter: which there are, and the password. Passkeys are in `account-keys.ts`. */
export async function accountWays(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks, publicUrl, mail } = parts
  const limitTry = rateLimit(TRY, parts.rateLimit)

  app.get(
    `${PATH}/doors`,
    {
      schema: {
        tags: ['public'],
        operationId: 'getAccountDoors',
        summary: 'By what a client can sign in here',
        params: deskParams,
        response: {
          200: z.object({
            letter: z.boolean().describe('The desk sends mail'),
            keyHost: z.string().nullable().describe('The name that passkeys are made for; null: they can’t be'),
          }),
          ...problems(404, 429),
        },
      },
    },
    async (request) => {
      await desks.get(request.params.desk)
      return { letter: mail.sendsMail, keyHost: keySite(publicUrl)?.host ?? null }
    },
  )
  app.post(
    `${PATH}/password-sessions`,
    {
      onRequest: async (request) => limitTry(request),
      schema: {
        tags: ['public'],
        operationId: 'openAccountByPassword',
        summary: 'Starts a session by an address and its password',
        params: deskParams,
        body: z.object({ email: z.email().max(254), password: z.string().min(1).max(128) }),
        response: { 201: z.object({}), ...problems(403, 404, 422, 429) },
      },
    },
    async (request, reply) => {
      refuseForeignPage(request, publicUrl)
      const desk = await desks.get(request.params.desk)
      const { email, password } = request.body
      const now = shell.clock()
      const { holder, kept } = await inDesk(shell.pool, desk.id, async (db) => {
        const found = await findAccountHolder(db, email)
        return { holder: found, kept: found && (await readClientPassword(db, found.id)) }
      })
      // Outside the transaction: hashing takes its time, and a connection is not kept waiting for it.
      const isRight = await isPassword(password, kept?.hash ?? null)
      const isShut = kept?.lockedUntil != null && kept.lockedUntil.getTime() > now
      await inDesk(shell.pool, desk.id, async (db) => {
        if (kept && !isRight)
          await countPasswordFailure(db, kept.id, { every: TRIES, lockedUntil: instant(now + SHUT_MS) })
      })
      if (!kept || !isRight || isShut || !mayEnter(holder, desk.model))
        throw new ApiProblem(403, 'not-let-in', 'no account opens by this address and password; ask for a letter')
      await inDesk(shell.pool, desk.id, async (db) => {
        await forgetPasswordFailures(db, kept.id)
        await startSession(parts, reply, db, holder.id)
      })
      return reply.status(201).send({})
    },
  )
  app.get(
    `${PATH}/ways`,
    {
      schema: {
        tags: ['public'],
        operationId: 'getAccountWays',
        summary: 'By what the person who is signed in can sign in, beside the letter',
        params: deskParams,
        response: { 200: waysInShape, ...problems(401, 404, 429) },
      },
    },
    async (request) => {
      const desk = await desks.get(request.params.desk)
      return inDesk(shell.pool, desk.id, async (db) => {
        const holder = await requireHolder(parts, request, db, desk)
        const password = await readClientPassword(db, holder.id)
        const passkeys = await listPasskeys(db, holder.id)
        return {
          keyHost: keySite(publicUrl)?.host ?? null,
          passwordSetAt: password?.setAt.toISOString() ?? null,
          passkeys: passkeys.map(({ id, name, addedAt, usedAt }) => ({
            id,
            name,
            addedAt: addedAt.toISOString(),
            usedAt: usedAt?.toISOString() ?? null,
          })),
        }
      })
    },
  )
  app.put(
    `${PATH}/password`,
    {
      onRequest: async (request) => limitTry(request),
      schema: {
        tags: ['public'],
        operationId: 'setAccountPassword',
        summary: 'Chooses a password, in place of the one before; every other session of the person ends',
        params: deskParams,
        body: z.object({ password: passwordShape }),
        response: { 204: z.null(), ...problems(401, 403, 404, 422, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      // First whether anybody asks at all: a stranger costs no hash.
      const { id: contactId } = await inDesk(shell.pool, desk.id, (db) => requireHolder(parts, request, db, desk))
      const hash = await hashClientPassword(request.body.password)
      await inDesk(shell.pool, desk.id, async (db) => {
        await replaceClientPassword(db, { id: shell.newId(), contactId, hash }, shell.clock())
        await deleteOtherClientSessions(db, contactId, sessionTokenHash(request, desk.id))
      })
      return reply.status(204).send(null)
    },
  )
  app.delete(
    `${PATH}/password`,
    {
      schema: {
        tags: ['public'],
        operationId: 'dropAccountPassword',
        summary: 'Takes the password away',
        params: deskParams,
        response: { 204: z.null(), ...problems(401, 403, 404, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      await inDesk(shell.pool, desk.id, async (db) => {
        const { id } = await requireHolder(parts, request, db, desk)
        await deleteClientPassword(db, id)
      })
      return reply.status(204).send(null)
    },
  )
}
