import { instant } from '@reglament/engine'
import { z } from 'zod'
import { hashLinkCode, LINK_CODE_LIFE_MS, newLinkCode } from '../../intake/link-code.ts'
import { reasonOf } from '../../start-problem.ts'
import { insertMessengerAccount, listMessengerAccounts, setMessengerOpen } from '../../store/messenger/messenger.ts'
import { insertLinkCode } from '../../store/messenger/messenger-talk.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import { forClientsAlone, readClientCase } from '../account/client-session.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { deskIdShape } from '../shape/desk.ts'
import { messengerAccountShape, messengerCodeShape, newMessengerShape } from '../shape/messenger.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'

const deskParams = z.object({ desk: deskIdShape })
const accountParams = deskParams.extend({ account: z.uuid() })
const ASK_CODE = { burst: 10, refillMs: 30_000 }

/** Accounts in messengers: an administrator opens and closes them, clients get codes, their servers call. */
export async function messengers(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, messengers: running } = parts
  const limitCodes = rateLimit(ASK_CODE, parts.rateLimit)

  app.get(
    '/api/desks/:desk/messengers',
    {
      config: { access: 'settings.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'listMessengers',
        summary: 'The accounts of the desk in messengers',
        params: deskParams,
        response: { 200: z.object({ accounts: z.array(messengerAccountShape) }), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      await memberOf(parts, request, reply, desk)
      const accounts = await inDesk(shell.pool, desk, listMessengerAccounts)
      return {
        accounts: accounts.map(({ id, kind, name, settings, isOpen, createdAt }) => ({
          id,
          kind,
          name,
          isOpen,
          isRunning: running.isRunning(id),
          webhookUrl: settings.webhook ? `${parts.publicUrl}/api/messengers/${desk}/${id}` : null,
          createdAt: createdAt.toISOString(),
        })),
      }
    },
  )
  app.post(
    '/api/desks/:desk/messengers',
    {
      config: { access: 'settings.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'addMessenger',
        summary: 'Open an account in a messenger; it is signed in once to see that it works',
        params: deskParams,
        body: newMessengerShape,
        response: { 201: z.object({ id: z.uuid(), name: z.string() }), ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const { kind, secret, ...rest } = request.body
      const { name: given, ...settings } = { name: '', ...rest }
      const name = await running.tryOut({ kind, name: given, settings, secret }).catch((thrown: unknown) => {
        throw new ApiProblem(422, 'messenger-refused', `the messenger does not let the account in: ${reasonOf(thrown)}`)
      })
      const id = shell.newId()
      const account = { id, kind, name, settings, sealed: running.seal(secret), createdBy: user.id }
      const isNew = await inDesk(shell.pool, desk, (db) => insertMessengerAccount(db, account, shell.clock()))
      if (!isNew) throw new ApiProblem(409, 'already-there', `the desk has the account \`${name}\` already`)
      running.lookAgain()
      return reply.status(201).send({ id, name })
    },
  )
  app.patch(
    '/api/desks/:desk/messengers/:account',
    {
      config: { access: 'settings.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'changeMessenger',
        summary: 'Close an account, or open it again; what was said through it stays',
        params: accountParams,
        body: z.object({ isOpen: z.boolean() }),
        response: { 200: z.object({}), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk, account } = request.params
      await memberOf(parts, request, reply, desk)
      const isThere = await inDesk(shell.pool, desk, (db) => setMessengerOpen(db, account, request.body.isOpen))
      if (!isThere) throw notFound('such account')
      running.lookAgain()
      return {}
    },
  )
  app.post(
    '/api/public/cases/:desk/:number/messenger-codes',
    {
      onRequest: async (request) => limitCodes(request),
      schema: {
        tags: ['public'],
        operationId: 'getMessengerCode',
        summary: 'A code by which the client goes on with the case in a messenger',
        params: deskParams.extend({ number: numberShape }),
        body: z.object({ key: z.string().min(1).max(200) }),
        response: {
          201: messengerCodeShape,
          ...problems(403, 404, 422, 429),
        },
      },
    },
    async (request, reply) => {
      const { desk, number } = request.params
      const code = newLinkCode()
      const expiresAt = instant(shell.clock() + LINK_CODE_LIFE_MS)
      const known = await parts.desks.get(desk)
      const links = running.linksWith(desk, code)
      await inDesk(shell.pool, desk, async (db) => {
        const found = await readClientCase(parts, request, db, known, { number, key: request.body.key })
        if (!found) throw notFound('such case')
        forClientsAlone(found)
        await insertLinkCode(db, { hash: hashLinkCode(code), caseId: found.id, expiresAt })
      })
      return reply.status(201).send({ code, expiresAt: new Date(expiresAt).toISOString(), links: [...links] })
    },
  )
  app.post(
    '/api/messengers/:desk/:account',
    {
      config: { access: 'anybody' },
      schema: {
        tags: ['public'],
        operationId: 'messengerCalls',
        summary: 'A messenger’s server tells of messages; it shows who it is by a secret that we gave it',
        params: accountParams,
        body: z.unknown(),
        response: { 200: z.object({}), ...problems(404) },
      },
    },
    async (request) => {
      const { desk, account } = request.params
      const secret = request.headers['x-telegram-bot-api-secret-token']
      const call = { secret: typeof secret === 'string' ? secret : null, body: request.body }
      if (!(await running.called(desk, account, call))) throw notFound('such account')
      return {}
    },
  )
}
