import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ApiParts, ApiServer } from './context.ts'
import { rateLimit } from './rate-limit.ts'
import { type ProblemBody, problems } from './shape/problem.ts'
import { passwordShape, userShape } from './shape/user.ts'

/** A person mistypes a few times; a machine that guesses has to wait. */
const SIGN_IN = { burst: 10, refillMs: 10_000 }

/** What of a request better-auth reads. */
const PASSED_HEADERS = [
  'cookie',
  'origin',
  'referer',
  'user-agent',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
]

const codeShape = z.string().trim().min(6).max(20)
const anything = z.looseObject({})

/** What people do with their own account, as better-auth calls it. */
const OWN = [
  {
    path: 'two-factor/verify-totp',
    operationId: 'verifyCode',
    summary: 'The second step of signing in, and the last one of setting the second factor up: a code of the telephone',
    body: z.object({ code: codeShape, trustDevice: z.boolean().exactOptional() }),
    answer: anything,
  },
  {
    path: 'two-factor/verify-backup-code',
    operationId: 'verifyBackupCode',
    summary: 'The second step of signing in, with one of the codes for a lost telephone; it works once',
    body: z.object({ code: codeShape }),
    answer: anything,
  },
  {
    path: 'two-factor/enable',
    operationId: 'enableSecondFactor',
    summary: 'A new secret for the telephone and codes for when it is lost; in force after the first code',
    body: z.object({ password: z.string().max(1000) }),
    answer: z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) }).loose(),
  },
  {
    path: 'two-factor/disable',
    operationId: 'disableSecondFactor',
    summary: 'Sign in with the password alone from now on',
    body: z.object({ password: z.string().max(1000) }),
    answer: anything,
  },
  {
    path: 'change-password',
    operationId: 'changePassword',
    summary: 'Another password; sessions elsewhere end',
    body: z.object({
      currentPassword: z.string().max(1000),
      newPassword: passwordShape,
      revokeOtherSessions: z.boolean().default(true),
    }),
    answer: anything,
  },
  {
    path: 'update-user',
    operationId: 'changeOwnName',
    summary: 'What colleagues and clients see as your name',
    body: z.object({ name: z.string().trim().min(1).max(200) }),
    answer: anything,
  },
  {
    path: 'request-password-reset',
    operationId: 'requestPasswordReset',
    summary:
      'A letter with a link to choose a password by, to whoever has the address; the answer tells nobody whether somebody does',
    body: z.object({ email: z.string().max(254) }),
    answer: anything,
  },
] as const

/** better-auth under /api/auth; the routes that our own pages use are described, the rest is its own. */
export async function serveAuth(app: ApiServer, parts: ApiParts): Promise<void> {
  // Codes are guessed as passwords are: one allowance for both.
  const limit = rateLimit(SIGN_IN, parts.rateLimit)
  const pass = (request: FastifyRequest, reply: FastifyReply) => passOn(parts.auth, request, reply)

  app.post(
    '/api/auth/sign-in/email',
    {
      preHandler: async (request) => limit(request),
      schema: {
        tags: ['session'],
        operationId: 'signIn',
        summary: 'Sign in with a password; the session is a cookie',
        body: z.object({
          email: z.string().max(254),
          password: z.string().max(1000),
          rememberMe: z.boolean().exactOptional(),
        }),
        response: {
          200: z.looseObject({
            user: userShape.loose().exactOptional(),
            twoFactorRedirect: z.boolean().exactOptional().describe('A code is needed too: `verifyCode`'),
          }),
          ...problems(401, 422, 429),
        },
      },
    },
    pass,
  )
  app.post(
    '/api/auth/sign-out',
    {
      schema: {
        tags: ['session'],
        operationId: 'signOut',
        summary: 'End the session',
        body: z.object({}).nullish(),
        response: { 200: z.object({ success: z.boolean() }) },
      },
    },
    pass,
  )
  app.post(
    '/api/auth/reset-password',
    {
      preHandler: async (request) => limit(request),
      schema: {
        tags: ['session'],
        operationId: 'choosePassword',
        summary: 'Choose a password, by the one-time link of an invitation',
        body: z.object({ token: z.string().min(1).max(200), newPassword: passwordShape }),
        response: { 200: z.object({ status: z.boolean() }), ...problems(400, 422, 429) },
      },
    },
    pass,
  )
  for (const { path, operationId, summary, body, answer } of OWN) {
    app.post(
      `/api/auth/${path}`,
      {
        preHandler: async (request) => limit(request),
        schema: {
          tags: ['session'],
          operationId,
          summary,
          body,
          response: { 200: answer, ...problems(400, 401, 403, 422, 429) },
        },
      },
      pass,
    )
  }
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    preHandler: async (request) => {
      if (request.method === 'POST') limit(request)
    },
    schema: { hide: true },
    handler: pass,
  })
}

async function passOn(auth: ApiParts['auth'], request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const headers = new Headers({ 'x-forwarded-for': request.ip })
  for (const name of PASSED_HEADERS) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const hasBody = request.method === 'POST'
  if (hasBody) headers.set('content-type', 'application/json')
  const answer = await auth.handler(
    new Request(new URL(request.url, `${request.protocol}://${request.host}`), {
      method: request.method,
      headers,
      ...(hasBody ? { body: JSON.stringify(request.body ?? {}) } : {}),
    }),
  )
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
  const location = answer.headers.get('location')
  if (location !== null) reply.header('location', location)
  const text = await answer.text()
  reply.status(answer.status).type('application/json')
  // A serializer would take the text for a value: it is JSON already.
  reply.serializer((payload: string) => payload)
  reply.send(answer.ok ? text : JSON.stringify(problemOf(text, answer.status)))
}

/** Its errors in the form of all others: `INVALID_EMAIL_OR_PASSWORD` becomes `invalid-email-or-password`. */
function problemOf(text: string, status: number): ProblemBody {
  let given: { code?: unknown; message?: unknown } = {}
  try {
    given = JSON.parse(text) ?? {}
  } catch {
    // No JSON: the status says all there is.
  }
  const code = typeof given.code === 'string' ? given.code.toLowerCase().replaceAll('_', '-') : `auth-${status}`
  const message = typeof given.message === 'string' ? given.message : `signing in failed with status ${status}`
  return { error: { code, message } }
}
