import { instant } from '@reglament/engine'
import { z } from 'zod'
import { mayEnter } from '../../account.ts'
import {
  CHALLENGE_LIFE_MS,
  checkKey,
  type KeySite,
  keySite,
  newKeyOptions,
  readNewKey,
  signInOptions,
} from '../../auth/client-keys.ts'
import { readAccountHolder } from '../../store/account/client-account.ts'
import {
  deletePasskey,
  insertChallenge,
  insertPasskey,
  listPasskeys,
  markPasskeyUsed,
  readPasskey,
  useChallenge,
} from '../../store/account/client-passkey.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { refuseForeignPage } from '../origin.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { requireHolder, startSession } from './client-session.ts'

const TRY = { burst: 20, refillMs: 5_000 }
/** Devices that one person signs in from; more would be somebody's toy. */
const MOST_KEYS = 20

const deskParams = z.object({ desk: deskIdShape })
const PATH = '/api/public/account/:desk'
/** As WebAuthn has it: the browser reads one and writes the other, and the library checks what is in them. */
const optionsShape = z.record(z.string(), z.unknown())
const responseShape = z.looseObject({ id: z.string().min(1).max(1400) })

/** Passkeys of a client's account (WebAuthn): a device signs what we ask, and no secret leaves it. */
export async function accountKeys(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks, publicUrl } = parts
  const limit = rateLimit(TRY, parts.rateLimit)
  const onRequest = async (request: Parameters<typeof limit>[0]) => limit(request)

  app.post(
    `${PATH}/key-challenges`,
    {
      onRequest,
      schema: {
        tags: ['public'],
        operationId: 'askKey',
        summary: 'What a key is to sign to start a session',
        params: deskParams,
        response: { 201: optionsShape, ...problems(404, 409, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      const options = await signInOptions(site())
      await keep(desk.id, options.challenge, null)
      return reply.status(201).send({ ...options })
    },
  )
  app.post(
    `${PATH}/key-sessions`,
    {
      onRequest,
      schema: {
        tags: ['public'],
        operationId: 'openAccountByKey',
        summary: 'Starts a session by what a key has signed',
        params: deskParams,
        body: responseShape,
        response: { 201: z.object({}), ...problems(403, 404, 409, 422, 429) },
      },
    },
    async (request, reply) => {
      refuseForeignPage(request, publicUrl)
      const desk = await desks.get(request.params.desk)
      await inDesk(shell.pool, desk.id, async (db) => {
        const now = shell.clock()
        const key = await readPasskey(db, request.body.id)
        const signed = key && (await checkKey(site(), request.body, key))
        const isAsked = signed && (await useChallenge(db, signed.challenge, null, now))
        const holder = isAsked ? await readAccountHolder(db, key.contactId) : null
        if (!key || !signed || !mayEnter(holder, desk.model))
          throw new ApiProblem(403, 'not-let-in', 'this passkey opens no account of this desk; ask for a letter')
        await markPasskeyUsed(db, key.credentialId, signed.counter, now)
        await startSession(parts, reply, db, holder.id)
      })
      return reply.status(201).send({})
    },
  )
  app.post(
    `${PATH}/new-key-challenges`,
    {
      onRequest,
      schema: {
        tags: ['public'],
        operationId: 'askNewKey',
        summary: 'What a browser makes a key of the person who is signed in by',
        params: deskParams,
        response: { 201: optionsShape, ...problems(401, 403, 404, 409, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      const { holder, passkeys } = await inDesk(shell.pool, desk.id, async (db) => {
        const found = await requireHolder(parts, request, db, desk)
        return { holder: found, passkeys: await listPasskeys(db, found.id) }
      })
      if (passkeys.length >= MOST_KEYS)
        throw new ApiProblem(409, 'too-many-keys', `an account has ${MOST_KEYS} passkeys at most; take one away first`)
      const options = await newKeyOptions(site(), {
        deskTitle: desk.title[desk.locale],
        contactId: holder.id,
        called: holder.email ?? holder.name ?? holder.id,
        taken: passkeys.map(({ id }) => id),
      })
      await keep(desk.id, options.challenge, holder.id)
      return reply.status(201).send({ ...options })
    },
  )
  app.post(
    `${PATH}/keys`,
    {
      onRequest,
      schema: {
        tags: ['public'],
        operationId: 'addKey',
        summary: 'Keeps a key that the browser has made',
        params: deskParams,
        body: z.object({ name: z.string().trim().min(1).max(100), response: responseShape }),
        response: { 201: z.object({}), ...problems(401, 403, 404, 409, 422, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      const { name, response } = request.body
      await inDesk(shell.pool, desk.id, async (db) => {
        const holder = await requireHolder(parts, request, db, desk)
        const now = shell.clock()
        const made = await readNewKey(site(), response)
        if (!made || !(await useChallenge(db, made.challenge, holder.id, now)))
          throw new ApiProblem(409, 'key-not-made', 'the passkey was not made, or its time is over; try once more')
        if (!(await insertPasskey(db, { ...made.key, contactId: holder.id, name }, now)))
          throw new ApiProblem(409, 'key-taken', 'this passkey is kept already')
      })
      return reply.status(201).send({})
    },
  )
  app.delete(
    `${PATH}/keys/:key`,
    {
      schema: {
        tags: ['public'],
        operationId: 'dropKey',
        summary: 'Takes a key away',
        params: deskParams.extend({ key: z.string().min(1).max(1400) }),
        response: { 204: z.null(), ...problems(401, 403, 404, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      await inDesk(shell.pool, desk.id, async (db) => {
        const { id } = await requireHolder(parts, request, db, desk)
        if (!(await deletePasskey(db, id, request.params.key))) throw notFound('such passkey')
      })
      return reply.status(204).send(null)
    },
  )

  /** @throws ApiProblem 409 where the installation is reached by a bare address */
  function site(): KeySite {
    const found = keySite(publicUrl)
    if (found) return found
    throw new ApiProblem(
      409,
      'no-keys',
      'passkeys are made for a name: set `REGLAMENT_URL` to one, not to an IP address',
    )
  }

  async function keep(deskId: string, challenge: string, contactId: string | null): Promise<void> {
    const now = shell.clock()
    const asked = { challenge, contactId, expiresAt: instant(now + CHALLENGE_LIFE_MS) }
    await inDesk(shell.pool, deskId, (db) => insertChallenge(db, asked, now))
  }
}
