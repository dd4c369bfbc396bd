import { STATUS_CODES } from 'node:http'
import type { Rejection, RejectionCode } from '@reglament/engine'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { ProblemBody } from './shape/problem.ts'

/** An answer that is not the one asked for; thrown by handlers, made into a body here. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly clause: string | null | undefined
  /** Where in what was sent the problem stands. */
  fields: readonly { readonly path: string; readonly message: string }[] | null = null
  /** How long the caller should wait before asking again. */
  retryAfterSeconds: number | null = null

  constructor(status: number, code: string, message: string, clause?: string | null) {
    super(message)
    this.status = status
    this.code = code
    this.clause = clause
  }
}

export const unauthenticated = () => new ApiProblem(401, 'unauthenticated', 'nobody is signed in; sign in first')
export const forbidden = (message: string) => new ApiProblem(403, 'forbidden', message)
/** What is not there and what the caller may not see are answered alike. */
export const notFound = (what: string) => new ApiProblem(404, 'not-found', `there is no ${what} here`)

/** 409: the case is in another state than the caller thought. 422: something is missing or wrong in what was sent. */
const STATUS_OF_REJECTION = {
  'already-registered': 409,
  'not-registered': 409,
  'case-closed': 409,
  'case-refused': 409,
  'waiting-turn': 409,
  'needs-admission': 409,
  'escalation-needs-contact': 422,
  'escalation-needs-eta': 422,
  'eta-unreadable': 422,
  'eta-in-the-past': 422,
  'not-escalated': 409,
  'already-escalated': 409,
  'not-answered': 409,
  'refusal-needs-ground': 422,
  'unknown-refusal-ground': 422,
  'nothing-to-admit': 409,
  'until-unreadable': 422,
  'until-in-the-past': 422,
  'nothing-to-renew': 409,
  'no-invitation': 409,
  'already-invited': 409,
  'not-waiting-turn': 409,
  'nothing-to-supply': 409,
  'merge-into-itself': 422,
  'merge-into-ended': 409,
  'case-merged': 409,
  'merge-of-strangers': 409,
  'already-assigned': 409,
  'assignee-not-member': 422,
  'assignee-is-developer': 409,
  'score-out-of-range': 422,
  'already-taken': 409,
  'not-in-queue': 409,
  'role-not-allowed': 403,
  'developer-not-to-client': 403,
  'seat-closed': 403,
} as const satisfies Record<RejectionCode, number>

/** 422: what was sent is of the right form, and can't be used all the same. */
export function invalid(path: string, message: string, code = 'invalid'): ApiProblem {
  const problem = new ApiProblem(422, code, `can't use what was sent: \`${path}\`: ${message}`)
  return Object.assign(problem, { fields: [{ path, message }] })
}

export function tooMany(waitMs: number): ApiProblem {
  const seconds = Math.ceil(waitMs / 1000)
  const message = `too many requests from this address; try again in ${seconds} s`
  return Object.assign(new ApiProblem(429, 'too-many-requests', message), { retryAfterSeconds: seconds })
}

/** The regulation forbids what was asked: the code for programs, the clause for people. */
export function rejected({ code, clause }: Rejection): ApiProblem {
  const basis = clause === null ? '' : ` (clause ${clause})`
  return new ApiProblem(STATUS_OF_REJECTION[code], code, `the regulation does not allow this: ${code}${basis}`, clause)
}

/** The error handler of the whole API: one form for everything that went wrong. */
export function answerProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (thrown instanceof ApiProblem) {
    const { code, message, clause, fields, retryAfterSeconds } = thrown
    if (retryAfterSeconds !== null) reply.header('retry-after', retryAfterSeconds)
    const body: ProblemBody = {
      error: { code, message, ...(clause === undefined ? {} : { clause }), ...(fields ? { fields: [...fields] } : {}) },
    }
    return reply.status(thrown.status).send(body)
  }
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    const fields = thrown.validation.map(({ instancePath, message }) => ({
      path: instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: message ?? 'invalid',
    }))
    const first = fields[0]
    const message = `can't use what was sent${first ? `: \`${first.path}\`: ${first.message}` : ''}`
    return reply.status(422).send({ error: { code: 'invalid', message, fields } } satisfies ProblemBody)
  }
  const status = statusOf(thrown)
  if (status >= 500) request.log.error({ err: thrown }, 'a request failed')
  // The text of an unexpected error is for the log: it may quote data that the caller has no right to.
  const message = status < 500 && thrown instanceof Error ? thrown.message : 'something went wrong on our side'
  const code = status < 500 ? (STATUS_CODES[status] ?? 'error').toLowerCase().replaceAll(' ', '-') : 'internal'
  return reply.status(status).send({ error: { code, message } } satisfies ProblemBody)
}

function statusOf(thrown: unknown): number {
  const status = (thrown as Partial<FastifyError> | null)?.statusCode
  return typeof status === 'number' && status >= 400 ? status : 500
}
