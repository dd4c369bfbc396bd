import { EVIDENCE } from '@reglament/engine'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CaseCommand } from '../../handle/command.ts'
import { handle } from '../../handle/handle.ts'
import { supplyStated } from '../../intake/supply-stated.ts'
import { countAhead, countBefore } from '../../store/account/client-account.ts'
import { type FoundCase, readAllMessages, readCase } from '../../store/case/case-detail.ts'
import { readMark } from '../../store/case/feedback.ts'
import { listMergedInto, type MergedCase, rootOfCase } from '../../store/case/thread.ts'
import { listRenewals } from '../../store/client/renewal.ts'
import { readDataHints } from '../../store/desk/data-hint.ts'
import type { Desk } from '../../store/desk/desk.ts'
import { type DeskClient, inDesk } from '../../store/transaction.ts'
import { type OpenedCase, readClientCase, readMergedInto, writerOf } from '../account/client-session.ts'
import { withoutEmpty, written } from '../asked.ts'
import { attachmentsShape, type ComposedBody, compose, orProblem, withComposed } from '../case/composed.ts'
import { caseOwner } from '../case/uploads.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { doneOf } from '../outcome.ts'
import { trackedCase } from '../present.ts'
import { notFound } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { bytesContent, sendFile } from '../send-file.ts'
import { caseStateShape } from '../shape/case-state.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { askedShape, TEXT_LIMIT } from '../shape/request.ts'
import { trackedShape } from '../shape/tracked.ts'
import { evidenceShape } from '../shape/words.ts'

const ACT = { burst: 60, refillMs: 2_000 }
/** Reading is cheap, and a page may be read again and again; guessing 144 bits is hopeless at any pace. */
const READ = { burst: 240, refillMs: 250 }

export const caseParams = z.object({ desk: deskIdShape, number: numberShape })
export const keyShape = z
  .string()
  .min(1)
  .max(200)
  .describe('The secret of the tracking link; `session`: the account that this browser is signed in to')
const words = z.string().trim().min(1).max(TEXT_LIMIT)
/** A screenshot may say everything. */
const maybeWords = z.string().trim().max(TEXT_LIMIT)
const keyed = z.object({ key: keyShape })

interface Act<Body extends z.infer<typeof keyed>> {
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly body: z.ZodType<Body>
  readonly command: (body: Body) => CaseCommand
  readonly said?: (body: Body) => ComposedBody | null
  /** Where it was written; the client's page of the case where it is not said. */
  readonly channel?: (body: Body) => 'chat' | 'portal'
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
    body: keyed.extend({
      text: maybeWords,
      attachments: attachmentsShape.exactOptional(),
      channel: z.enum(['chat', 'portal']).exactOptional().describe('Where it is missing: `portal`'),
    }),
    command: () => ({ kind: 'reply' }),
    channel: ({ channel }) => channel ?? 'portal',
    said: ({ text, attachments }) => ({ text, ...(attachments ? { attachments } : {}) }),
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
    body: keyed
      .extend({
        data: askedShape.default({}),
        items: z.array(evidenceShape).max(EVIDENCE.length).exactOptional().describe('What `text` or the files bring'),
        text: words.exactOptional(),
        attachments: attachmentsShape.exactOptional(),
      })
      .refine(({ items, text, attachments }) => !items?.length || text !== undefined || attachments?.length, {
        path: ['text'],
        message: 'say in it what was asked for',
      }),
    command: ({ data, items }) => ({ kind: 'supply', data: withoutEmpty(data), ...(items ? { items } : {}) }),
    said: ({ text, attachments = [] }) =>
      text === undefined && attachments.length === 0 ? null : { text: text ?? '', attachments },
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
    said: ({ text }) => ({ text }),
  }),
]

/** The page behind a tracking link: no account, the secret opens one case. */
export async function tracking(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  const limitAct = rateLimit(ACT, parts.rateLimit)
  const limitRead = rateLimit(READ, parts.rateLimit)

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
      opened(parts, request, request.params, request.query.key, async (db, found, desk) => {
        const regulation = await shell.regulations.get(db, found.state.regulation)
        const merged = await joinedTo(db, found)
        const messages = await readAllMessages(db, found.id, merged)
        // What the client asked for elsewhere is not its partner's to read.
        const renewals = found.partner === null ? await listRenewals(db, { caseId: found.id }) : []
        const ahead = found.status === 'waiting-turn' ? await countAhead(db, found.id) : null
        const isQueued = found.turn === 'staff' && found.status !== 'waiting-turn'
        const before = isQueued ? await countBefore(db, found.id) : null
        const messengers = found.partner === null ? parts.messengers.linksWith(desk.id, '') : []
        const hints = await readDataHints(db, found.state.request.product ?? null)
        return {
          ...trackedCase(found, messages, merged, renewals, desk, regulation, messengers, { ahead, before }),
          hints: [...hints],
          uploadLimitBytes: parts.uploadLimitBytes,
          rated: await readMark(db, found.id),
          partner: found.partner && { name: found.partner.name, client: found.client.organization },
        }
      }),
  )
  app.get(
    '/api/public/cases/:desk/:number/files/:attachment',
    {
      onRequest: async (request) => limitRead(request),
      schema: {
        tags: ['public'],
        operationId: 'trackFile',
        summary: 'The bytes of an attachment of the case',
        params: caseParams.extend({ attachment: z.uuid() }),
        querystring: keyed,
        response: { 200: bytesContent, ...problems(404, 429) },
      },
    },
    async (request, reply) => {
      const { attachment } = request.params
      const messages = await opened(parts, request, request.params, request.query.key, async (db, found) =>
        readAllMessages(db, found.id, await joinedTo(db, found)),
      )
      // What hangs on a note is for staff, like the note.
      const shown = messages.filter(({ direction }) => direction !== 'note')
      const found = shown.flatMap(({ attachments }) => attachments).find(({ id }) => id === attachment)
      if (!found) throw notFound('such file')
      return sendFile(reply, shell.files, found)
    },
  )
  for (const { path, operationId, summary, body, command, said, channel } of ACTS) {
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
        const found = await opened(parts, request, request.params, request.body.key, async (_db, tracked) => tracked)
        const { desk } = request.params
        const words = said?.(request.body) ?? null
        const composed = words && (await compose(shell, desk, caseOwner(found.id), words))
        const from = channel?.(request.body) ?? 'portal'
        if (from === 'chat' && words?.text) await supplyStated(parts, desk, found.id, words.text)
        const { actor, author } = await writerOf(parts, request, desk, request.body.key, found)
        const message = composed ? withComposed(written('in', from, author, composed.text), composed) : undefined
        const outcome = await orProblem(() =>
          handle(shell, desk, found.id, command(request.body), actor, message, composed?.take),
        )
        await composed?.tidy()
        const { state } = doneOf(outcome)
        return reply.status(201).send({ state })
      },
    )
  }
}

/**
 * The case behind a link; behind that of a merged one, the case that it became an alias of.
 * @throws ApiProblem 404 where there is no such desk or case, or the key is another's: they can't be told apart.
 */
export async function opened<T>(
  parts: ApiContext,
  request: FastifyRequest,
  { desk: deskId, number }: z.infer<typeof caseParams>,
  key: string,
  read: (db: DeskClient, found: OpenedCase, desk: Desk) => Promise<T>,
): Promise<T> {
  const desk = await parts.desks.get(deskId)
  return inDesk(parts.shell.pool, desk.id, async (db) => {
    const found = await readClientCase(parts, request, db, desk, { number, key })
    if (!found) throw notFound('such case')
    const rootId = await rootOfCase(db, found.id)
    if (rootId === found.id) return read(db, found, desk)
    const root = await readCase(db, rootId)
    const opened = root && (await readMergedInto(parts, request, db, desk, { key, root }))
    if (!opened) throw notFound('such case')
    return read(db, opened, desk)
  })
}

/** Other cases of the same client that go on in this one; what another client has written is not theirs to read. */
export async function joinedTo(db: DeskClient, { id }: FoundCase): Promise<readonly MergedCase[]> {
  return (await listMergedInto(db, id)).filter(({ apart }) => !apart)
}
