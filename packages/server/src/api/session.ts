import { z } from 'zod'
import { setUp } from '../auth/setup.ts'
import { listDesks } from '../store/desk/desk.ts'
import { administratorExists } from '../store/desk/setup.ts'
import { listRoles } from '../store/desk/staff.ts'
import { endSessions, hasSecondFactor, listSessions } from '../store/desk/staff-session.ts'
import { sessionOf, signedIn } from './access.ts'
import type { ApiParts, ApiServer } from './context.ts'
import { ApiProblem, forbidden } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'
import { newUserShape, userShape } from './shape/user.ts'
import { isoShape, roleShape, textShape } from './shape/words.ts'

/** Each try hashes a password. */
const SET_UP = { burst: 10, refillMs: 10_000 }

const meShape = z
  .object({
    user: userShape,
    isAdministrator: z.boolean().describe('Of the installation: has every desk'),
    hasSecondFactor: z.boolean(),
    needsSecondFactor: z.boolean().describe('The installation asks administrators for one, and it is not set up yet'),
    desks: z.array(
      z.object({ id: deskIdShape, title: textShape, prefix: z.string(), role: roleShape, timezone: z.string() }),
    ),
  })
  .meta({ id: 'Me' })

const sessionShape = z
  .object({
    id: z.string(),
    createdAt: isoShape,
    usedAt: isoShape,
    address: z.string().nullable(),
    browser: z.string().nullable().describe('As it names itself'),
    isThis: z.boolean(),
  })
  .meta({ id: 'Session' })

/** The first administrator, and who is signed in. Signing in and out is in `auth.ts`. */
export async function session(app: ApiServer, parts: ApiParts): Promise<void> {
  const { shell } = parts
  const limit = rateLimit(SET_UP, parts.rateLimit)

  app.get(
    '/api/setup',
    {
      config: { access: 'anybody' },
      schema: {
        tags: ['session'],
        operationId: 'getSetup',
        summary: 'Whether the first administrator is still to be made',
        response: {
          200: z.object({
            needed: z.boolean(),
            mailsLinks: z.boolean().describe('Whoever forgot their password can have a link by e-mail'),
          }),
        },
      },
    },
    async () => ({ needed: !(await administratorExists(shell.pool)), mailsLinks: parts.mail.sendsMail }),
  )
  app.post(
    '/api/setup',
    {
      preHandler: async (request) => limit(request),
      config: { access: 'anybody' },
      schema: {
        tags: ['session'],
        operationId: 'setUp',
        summary: 'Make the first administrator, by the one-time link of the first start',
        body: newUserShape.extend({ token: z.string().min(1).max(200) }),
        response: { 201: z.object({ user: userShape }), ...problems(403, 409, 422, 429) },
      },
    },
    async (request, reply) => {
      const outcome = await setUp(shell.pool, request.body, shell.clock())
      if (outcome.kind === 'unknown-link')
        throw forbidden('this link was used already, or a later start made a new one')
      if (outcome.kind === 'address-taken') {
        throw new ApiProblem(409, 'address-taken', `somebody has the address \`${request.body.email}\` already`)
      }
      return reply.status(201).send({ user: outcome.user })
    },
  )
  app.get(
    '/api/me',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['session'],
        operationId: 'getMe',
        summary: 'Who is signed in, and on which desks',
        response: { 200: meShape, ...problems(401) },
      },
    },
    async (request, reply) => {
      const user = await signedIn(parts, request, reply)
      const [{ isAdministrator, roles }, all] = await Promise.all([
        listRoles(shell.pool, user.id),
        listDesks(shell.pool),
      ])
      const desks = all.flatMap(({ id, title, prefix, timezone }) => {
        const role = roles.get(id)
        return role ? [{ id, title, prefix, timezone, role }] : []
      })
      const isSecured = await hasSecondFactor(shell.pool, user.id)
      const administers = isAdministrator || [...roles.values()].includes('administrator')
      const needsSecondFactor = parts.administratorsNeedSecondFactor && administers && !isSecured
      return { user, isAdministrator, hasSecondFactor: isSecured, needsSecondFactor, desks }
    },
  )
  app.get(
    '/api/me/sessions',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['session'],
        operationId: 'listSessions',
        summary: 'Where whoever asks is signed in, the newest use first',
        response: { 200: z.object({ rows: z.array(sessionShape) }), ...problems(401) },
      },
    },
    async (request, reply) => {
      const { user, sessionId } = await sessionOf(parts, request, reply)
      const rows = await listSessions(shell.pool, user.id, new Date())
      return { rows: rows.map((row) => ({ ...row, isThis: row.id === sessionId })) }
    },
  )
  app.delete(
    '/api/me/sessions',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['session'],
        operationId: 'endOtherSessions',
        summary: 'Ends every session but this one, at once',
        response: { 200: z.object({ ended: z.int() }), ...problems(401) },
      },
    },
    async (request, reply) => {
      const { user, sessionId } = await sessionOf(parts, request, reply)
      const ended = await endSessions(shell.pool, user.id, sessionId)
      shell.notices.staffChanged({ staff: user.id })
      return { ended }
    },
  )
}
