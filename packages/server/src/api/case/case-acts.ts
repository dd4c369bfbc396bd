import { type Channel, ITEMS, type StaffRight } from '@reglament/engine'
import { z } from 'zod'
import type { CaseCommand, MessageAuthor, NewMessage } from '../../handle/command.ts'
import { handle } from '../../handle/handle.ts'
import { type FoundCase, readCaseByNumber } from '../../store/case/case-detail.ts'
import { inDesk } from '../../store/transaction.ts'
import { type Asker, memberOf } from '../access.ts'
import { clientAuthor, withoutEmpty, written } from '../asked.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { doneOf } from '../outcome.ts'
import { notFound } from '../problem.ts'
import { changedShape } from '../shape/case.ts'
import { developerShape } from '../shape/case-state.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { askedShape, TEXT_LIMIT } from '../shape/request.ts'
import { channelShape, fieldShape, itemShape } from '../shape/words.ts'
import { type ComposedBody, compose, composedShape, orProblem, withComposed } from './composed.ts'
import { staffOwner } from './uploads.ts'

const paramsShape = z.object({ desk: deskIdShape, number: numberShape })
const words = z.string().trim().min(1).max(TEXT_LIMIT)
const nothing = z.object({})
const inDevelopment = {
  team: z.uuid().exactOptional().describe('A team of the desk'),
  developerId: z.string().max(64).exactOptional().describe('The member of the team, by account'),
}
const etaShape = z.string().max(40).describe('ISO 8601 with its offset')

/** A message that goes with a command: what the desk writes leaves by e-mail, whatever the case came by. */
interface Said {
  readonly direction: NewMessage['direction']
  readonly channel: Channel
  readonly words: ComposedBody
}

interface Act<Body> {
  readonly path: string
  readonly operationId: string
  readonly summary: string
  /** `case.work` where none is named. */
  readonly right?: StaffRight
  readonly body: z.ZodType<Body>
  readonly command: (body: Body) => CaseCommand
  readonly said?: (body: Body) => Said | null
}

/** Forgets the body's type: the route that is made of an act parses with the same schema that the act reads from. */
function act<Body>(given: Act<Body>): Act<unknown> {
  return given as unknown as Act<unknown>
}

const toClient = (words: ComposedBody): Said => ({ direction: 'out', channel: 'email', words })
const note = (words: ComposedBody): Said => ({ direction: 'note', channel: 'portal', words })

/** What staff can do to a case. Each makes a thing, so each is a POST to its plural; whether it may be is the engine's to say. */
const ACTS: readonly Act<unknown>[] = [
  act({
    path: 'answers',
    operationId: 'answerCase',
    summary: 'Answer the client: stops the response clock',
    right: 'case.answer',
    body: composedShape,
    command: () => ({ kind: 'answer' }),
    said: toClient,
  }),
  act({
    path: 'asks',
    operationId: 'askCase',
    summary: 'Ask the client for data: stops the response clock',
    right: 'case.answer',
    body: composedShape.extend({
      fields: z.array(fieldShape).max(7).exactOptional(),
      items: z
        .array(itemShape)
        .max(ITEMS.length)
        .exactOptional()
        .describe('A checklist: the case comes back by itself when the client has filled in all of it'),
    }),
    command: ({ fields, items }) => ({ kind: 'ask', ...(fields ? { fields } : {}), ...(items ? { items } : {}) }),
    said: toClient,
  }),
  act({
    path: 'notes',
    operationId: 'noteCase',
    summary: 'Write a note that only staff see',
    right: 'case.note',
    body: composedShape,
    command: () => ({ kind: 'note' }),
    said: note,
  }),
  act({
    path: 'takes',
    operationId: 'takeCase',
    summary: 'Take the case',
    body: nothing,
    command: () => ({ kind: 'take' }),
  }),
  act({
    path: 'assignments',
    operationId: 'assignCase',
    summary: 'Give the case to a colleague, or to nobody',
    // Everybody may put down what they have; to whom a role may give it is the engine's to say.
    right: 'case.note',
    body: z.object({
      assignee: z.string().max(100).nullable().describe('A user id; null: nobody'),
      text: words.exactOptional().describe('What they should know; only staff see it'),
    }),
    command: ({ assignee }) => ({ kind: 'assign', assignee }),
    said: ({ text }) => (text === undefined ? null : note({ text })),
  }),
  act({
    path: 'supplies',
    operationId: 'supplyCase',
    summary: 'Fill in what was missing',
    body: z.object({
      data: askedShape.default({}),
      items: z
        .array(itemShape)
        .max(ITEMS.length)
        .exactOptional()
        .describe('Lines of the checklist that came in another way'),
    }),
    command: ({ data, items }) => ({ kind: 'supply', data: withoutEmpty(data), ...(items ? { items } : {}) }),
  }),
  act({
    path: 'escalations',
    operationId: 'escalateCase',
    summary: 'Hand the case to development',
    body: z.object({
      developer: developerShape.exactOptional(),
      eta: etaShape.exactOptional(),
      ...inDevelopment,
      text: words.exactOptional().describe('A note for development'),
    }),
    command: ({ text: _, ...given }) => ({ kind: 'escalate', ...given }),
    said: ({ text }) => (text === undefined ? null : note({ text })),
  }),
  act({
    path: 'promises',
    operationId: 'promiseCase',
    summary: 'Give a new date from development',
    right: 'development.promise',
    body: z.object({
      eta: etaShape.exactOptional(),
      developer: developerShape.exactOptional(),
      ...inDevelopment,
      text: words.exactOptional().describe('A word to the client with the new date'),
    }),
    command: ({ text: _, ...given }) => ({ kind: 'promise', ...given }),
    said: ({ text }) => (text === undefined ? null : toClient({ text })),
  }),
  act({
    path: 'returns',
    operationId: 'returnCase',
    summary: 'Take the case back from development',
    right: 'development.promise',
    body: z.object({ text: words.exactOptional().describe('What came of it, for staff') }),
    command: () => ({ kind: 'return' }),
    said: ({ text }) => (text === undefined ? null : note({ text })),
  }),
  act({
    path: 'confirmations',
    operationId: 'confirmCase',
    summary: 'The client said that nothing is open',
    body: nothing,
    command: () => ({ kind: 'confirm' }),
  }),
  act({
    path: 'closings',
    operationId: 'closeCase',
    summary: 'Close the case',
    right: 'case.answer',
    body: nothing,
    command: () => ({ kind: 'close' }),
  }),
  act({
    path: 'refusals',
    operationId: 'refuseCase',
    summary: 'Refuse the request on a ground that the regulation names',
    body: z.object({
      reason: z.string().max(100).exactOptional(),
      clause: z.string().max(40).exactOptional(),
      evidence: z
        .object({ messageId: z.uuid(), text: z.string().trim().min(1).max(2000) })
        .exactOptional()
        .describe('Words of a message that the refusal rests on'),
      text: words.exactOptional(),
    }),
    command: ({ text: _, ...given }) => ({ kind: 'refuse', ...given }),
    said: ({ text }) => (text === undefined ? null : toClient({ text })),
  }),
  act({
    path: 'admissions',
    operationId: 'admitCase',
    summary: 'The head lets the request in',
    right: 'case.admit',
    body: z.object({
      reason: z.string().trim().max(2000).exactOptional(),
      until: z.string().max(40).exactOptional().describe('ISO date or instant'),
    }),
    command: ({ reason, until }) => ({ kind: 'admit', ...(reason ? { reason } : {}), ...(until ? { until } : {}) }),
  }),
  act({
    path: 'replies',
    operationId: 'replyToCase',
    summary: 'Record what the client said by telephone or in another way',
    body: composedShape.extend({ channel: channelShape.default('phone') }),
    command: () => ({ kind: 'reply' }),
    said: ({ channel, ...words }) => ({ direction: 'in', channel, words }),
  }),
]

export async function caseActs(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  /** Does it with a message: its words, its files, and the command in one transaction. */
  async function saying(desk: string, found: FoundCase, { user, actor }: Asker, said: Said, command: CaseCommand) {
    const { direction, channel, words } = said
    const composed = await compose(shell, desk, staffOwner(user.id), words, { needsWords: direction === 'out' })
    // Words of the client that a specialist wrote down are the client's.
    const author: MessageAuthor =
      direction === 'in' ? clientAuthor(found.state.request, found.contactId) : { role: actor.role, ...user }
    const message = withComposed(written(direction, channel, author, composed.text), composed)
    const done = await orProblem(() => handle(shell, desk, found.id, command, actor, message, composed.take))
    await composed.tidy()
    return doneOf(done)
  }

  for (const { path, operationId, summary, right = 'case.work', body, command, said } of ACTS) {
    app.post(
      `/api/desks/:desk/cases/:number/${path}`,
      {
        config: { access: right },
        schema: {
          tags: ['staff'],
          operationId,
          summary,
          params: paramsShape,
          body,
          response: { 201: changedShape, ...problems(401, 403, 404, 409, 422) },
        },
      },
      async (request, reply) => {
        const { desk, number } = request.params
        const asker = await memberOf(parts, request, reply, desk)
        const found = await inDesk(shell.pool, desk, (db) => readCaseByNumber(db, number))
        if (!found) throw notFound('such case')
        const toSay = said?.(request.body) ?? null
        const done = toSay
          ? await saying(desk, found, asker, toSay, command(request.body))
          : doneOf(await handle(shell, desk, found.id, command(request.body), asker.actor))
        const { state, events } = done
        return reply.status(201).send({ state, events: [...events] })
      },
    )
  }
}
