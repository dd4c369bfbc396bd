import { formatInstant, type Regulation } from '@reglament/engine'
import { z } from 'zod'
import type { CaseCommand } from '../handle/command.ts'
import { handle } from '../handle/handle.ts'
import { register } from '../handle/register.ts'
import { type FoundCase, readMessages, readTrackedCase } from '../store/case-detail.ts'
import { caseLabel, type Desk } from '../store/desk.ts'
import { type DeskClient, inDesk } from '../store/transaction.ts'
import type { ApiContext, ApiServer } from './app.ts'
import { clientAuthor, subjectOf, withoutEmpty, written } from './asked.ts'
import { doneOf } from './outcome.ts'
import { trackedCase, trackingUrl } from './present.ts'
import { notFound } from './problem.ts'
import { rateLimit } from './rate-limit.ts'
import { caseStateShape } from './shape/case-state.ts'
import { deskIdShape } from './shape/desk.ts'
import { numberShape } from './shape/number.ts'
import { problems } from './shape/problem.ts'
import { askedShape, TEXT_LIMIT, verdictShape } from './shape/request.ts'
import { trackedShape } from './shape/tracked.ts'

/** A company behind one address may send many requests in a morning; a flood it is not. */
const SUBMIT = { burst: 30, refillMs: 5_000 }
const ACT = { burst: 60, refillMs: 2_000 }
/** Reading is cheap, and a page may be read again and again; guessing 144 bits is hopeless at any pace. */
const READ = { burst: 240, refillMs: 250 }

const deskParams = z.object({ desk: deskIdShape })
const caseParams = deskParams.extend({ number: numberShape })
const keyShape = z.string().min(1).max(200).describe('The secret of the tracking link')
const words = z.string().trim().min(1).max(TEXT_LIMIT)
const keyed = z.object({ key: keyShape })

/** What our own pages are to a regulation: a form on a site, or the client's portal. */
const OWN_CHANNELS = ['form', 'portal'] as const

const newCaseShape = askedShape.extend({
  channel: z.enum(OWN_CHANNELS).exactOptional().describe('Where it is missing, the one that the regulation opens'),
  subject: z.string().trim().max(300).exactOptional(),
})

const registeredShape = z
  .object({ number: z.int(), label: z.string(), verdict: verdictShape, trackingUrl: z.string() })
  .meta({ id: 'PublicRegistered' })

interface Act<Body extends z.infer<typeof keyed>> {
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly body: z.ZodType<Body>
  readonly command: (body: Body) => CaseCommand
  readonly text?: (body: Body) => string
}

type AnyAct = Act<z.infer<typeof keyed>>

/** Forgets the rest of the body's type: the route parses with the same schema that the act reads from. */
function act<Body extends z.infer<typeof keyed>>(given: Act<Body>): AnyAct {
  return given as unknown as AnyAct
}

/** What a client can do to their case. */
const ACTS: readonly AnyAct[] = [
  act({
    path: 'replies',
    operationId: 'trackReply',
    summary: 'The client writes',
    body: keyed.extend({ text: words }),
    command: () => ({ kind: 'reply' }),
    text: ({ text }) => text,
  }),
  act({
    path: 'confirmations',
    operationId: 'trackConfirm',
    summary: 'Nothing is open any more',
    body: keyed,
    command: () => ({ kind: 'confirm' }),
  }),
  act({
    path: 'supplies',
    operationId: 'trackSupply',
    summary: 'The client fills in what was missing',
    body: keyed.extend({ data: askedShape }),
    command: ({ data }) => ({ kind: 'supply', data: withoutEmpty(data) }),
  }),
  act({
    path: 'ratings',
    operationId: 'trackRate',
    summary: 'The client rates the service',
    body: keyed.extend({ score: z.int(), comment: z.string().trim().max(5000).exactOptional() }),
    command: ({ score, comment }) => ({ kind: 'rate', score, ...(comment ? { comment } : {}) }),
  }),
  act({
    path: 'complaints',
    operationId: 'trackComplain',
    summary: 'The client complains',
    body: keyed.extend({ text: words }),
    command: () => ({ kind: 'complain' }),
    text: ({ text }) => text,
  }),
]

/** The client's side: no account, the secret link of a case opens it. */
export async function publicCases(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks, publicUrl } = parts
  const limitSubmit = rateLimit(SUBMIT, parts.rateLimit)
  const limitAct = rateLimit(ACT, parts.rateLimit)
  const limitRead = rateLimit(READ, parts.rateLimit)

  app.post(
    '/api/public/desks/:desk/cases',
    {
      onRequest: async (request) => limitSubmit(request),
      schema: {
        tags: ['public'],
        operationId: 'submitCase',
        summary: 'A client asks; the answer holds the engine’s verdict and the tracking link',
        params: deskParams,
        body: newCaseShape,
        response: { 201: registeredShape, ...problems(404, 422, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      const { channel = ownChannel(desk.model), subject: given, ...asked } = request.body
      const said = withoutEmpty(asked)
      const subject = subjectOf(given, said)
      const { description } = said
      const { number, trackingSecret, state } = doneOf(
        await register(shell, desk.id, {
          command: { kind: 'register', request: { ...said, channel, at: formatInstant(shell.clock(), desk.timezone) } },
          actor: { role: 'client', id: null },
          client: null,
          subject,
          ...(description ? { message: written('in', channel, clientAuthor(said, null), description, subject) } : {}),
        }),
      )
      return reply.status(201).send({
        number,
        label: caseLabel(desk, number),
        verdict: state.verdict,
        trackingUrl: trackingUrl(publicUrl, desk.id, number, trackingSecret),
      })
    },
  )
  app.get(
    '/api/public/cases/:desk/:number',
    {
      onRequest: async (request) => limitRead(request),
      schema: {
        tags: ['public'],
        operationId: 'trackCase',
        summary: 'Where a case stands, by its number and secret',
        params: caseParams,
        querystring: keyed,
        response: { 200: trackedShape, ...problems(404, 429) },
      },
    },
    async (request) =>
      opened(parts, request.params, request.query.key, async (db, found, desk) => {
        const regulation = await shell.regulations.get(db, found.state.regulation)
        const messages = await readMessages(db, found.id)
        return trackedCase(found, messages, desk, regulation)
      }),
  )
  for (const { path, operationId, summary, body, command, text } of ACTS) {
    app.post(
      `/api/public/cases/:desk/:number/${path}`,
      {
        onRequest: async (request) => limitAct(request),
        schema: {
          tags: ['public'],
          operationId,
          summary,
          params: caseParams,
          body,
          response: { 201: z.object({ state: caseStateShape }), ...problems(404, 409, 422, 429) },
        },
      },
      async (request, reply) => {
        const found = await opened(parts, request.params, request.body.key, async (_db, tracked) => tracked)
        const said = text?.(request.body)
        const author = clientAuthor(found.state.request, found.contactId)
        const message = said === undefined ? undefined : written('in', 'portal', author, said)
        const actor = { role: 'client' as const, id: found.contactId }
        const outcome = await handle(shell, request.params.desk, found.id, command(request.body), actor, message)
        const { state } = doneOf(outcome)
        return reply.status(201).send({ state })
      },
    )
  }
}

function ownChannel({ programmes }: Regulation): (typeof OWN_CHANNELS)[number] {
  return OWN_CHANNELS.find((own) => programmes.some(({ channels }) => channels.open.includes(own))) ?? 'portal'
}

/** @throws ApiProblem 404 where there is no such desk or case, or the key is another's: they can't be told apart. */
async function opened<T>(
  { shell, desks }: ApiContext,
  { desk: deskId, number }: z.infer<typeof caseParams>,
  key: string,
  read: (db: DeskClient, found: FoundCase, desk: Desk) => Promise<T>,
): Promise<T> {
  const desk = await desks.get(deskId)
  return inDesk(shell.pool, desk.id, async (db) => {
    const found = await readTrackedCase(db, number, key)
    if (!found) throw notFound('such case')
    return read(db, found, desk)
  })
}
