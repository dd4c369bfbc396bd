import { formatInstant } from '@reglament/engine'
import { z } from 'zod'
import { register } from '../../handle/register.ts'
import { siteChatAddress } from '../../handle/site-chat.ts'
import { readsOf } from '../../reads.ts'
import { readAllMessages } from '../../store/case/case-detail.ts'
import { insertOrigin } from '../../store/case/case-origin.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import { listSaidLetters, markSeenInChat } from '../../store/messenger/site-chat.ts'
import { inDesk } from '../../store/transaction.ts'
import { clientAuthor, subjectOf, withoutEmpty, written } from '../asked.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { doneOf } from '../outcome.ts'
import { trackingUrl } from '../present.ts'
import { rateLimit } from '../rate-limit.ts'
import { chatHereShape, chatShape } from '../shape/chat.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { askedShape, readsShape, TEXT_LIMIT, verdictShape } from '../shape/request.ts'
import { localeShape } from '../shape/words.ts'
import { chatHere } from './chat-here.ts'
import { chatSaid, isStaffWriting } from './chat-said.ts'
import { siteOf } from './public-questions.ts'
import { caseParams, joinedTo, keyShape, opened } from './tracking.ts'

const SUBMIT = { burst: 20, refillMs: 10_000 }
/** A page that is looked at reads again with every change. */
const READ = { burst: 240, refillMs: 250 }
/** A sign of life every 15 s, and one with each beginning and end of writing. */
const SIGN = { burst: 120, refillMs: 1_000 }

const startedShape = z
  .object({ number: z.int(), label: z.string(), key: z.string(), verdict: verdictShape, trackingUrl: z.string() })
  .meta({ id: 'ChatStarted' })

/** The chat on the vendor's pages (U8, A11): a case like any other, read and written by its tracking key. */
export async function chat(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks, live, publicUrl } = parts
  const limitSubmit = rateLimit(SUBMIT, parts.rateLimit)
  const limitRead = rateLimit(READ, parts.rateLimit)
  const limitSign = rateLimit(SIGN, parts.rateLimit)

  app.get(
    '/api/public/chats/:desk',
    {
      onRequest: async (request) => limitRead(request),
      schema: {
        tags: ['public'],
        operationId: 'chatHere',
        summary: 'Whether the desk is open, and whether somebody is there to answer',
        params: z.object({ desk: deskIdShape }),
        querystring: z.object({ locale: localeShape }),
        response: { 200: chatHereShape, ...problems(404, 422, 429) },
      },
    },
    async (request) => chatHere(parts, await desks.get(request.params.desk), request.query.locale),
  )
  app.post(
    '/api/public/chats/:desk',
    {
      onRequest: async (request) => limitSubmit(request),
      schema: {
        tags: ['public'],
        operationId: 'startChat',
        summary: 'A client asks in the chat; the answer holds the engine’s verdict and the key of the case',
        params: z.object({ desk: deskIdShape }),
        body: askedShape.extend({
          description: z.string().trim().min(1).max(TEXT_LIMIT),
          reads: readsShape.exactOptional(),
          place: z.string().trim().max(40).exactOptional().describe('Where on the vendor’s pages the chat stands'),
        }),
        response: { 201: startedShape, ...problems(404, 422, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      const { place, reads, ...asked } = request.body
      const said = withoutEmpty(asked)
      const subject = subjectOf(undefined, said)
      const { number, trackingSecret, state } = doneOf(
        await register(shell, desk.id, {
          command: {
            kind: 'register',
            request: { ...said, channel: 'chat', at: formatInstant(shell.clock(), desk.timezone) },
          },
          actor: { role: 'client', id: null },
          client: null,
          subject,
          reads: readsOf(reads),
          answerTo: siteChatAddress(shell.newId()),
          message: written('in', 'chat', clientAuthor(said, null), asked.description, subject),
          within: (db, { caseId }) => insertOrigin(db, caseId, { place: place || null, site: siteOf(request) || null }),
        }),
      )
      return reply.status(201).send({
        number,
        label: caseLabel(desk, number),
        key: trackingSecret,
        verdict: state.verdict,
        trackingUrl: trackingUrl(publicUrl, desk.id, number, trackingSecret),
      })
    },
  )
  app.get(
    '/api/public/chats/:desk/:number',
    {
      onRequest: async (request) => limitRead(request),
      schema: {
        tags: ['public'],
        operationId: 'readChat',
        summary: 'What was said in a case, and what the regulation says of it, as lines of a chat',
        params: caseParams,
        querystring: z.object({ key: keyShape, locale: localeShape }),
        response: { 200: chatShape, ...problems(404, 422, 429) },
      },
    },
    async (request) =>
      opened(parts, request, request.params, request.query.key, async (db, found, desk) => {
        const { locale } = request.query
        const regulation = await shell.regulations.get(db, found.state.regulation)
        const messages = await readAllMessages(db, found.id, await joinedTo(db, found))
        const letters = await listSaidLetters(db, found.id)
        const { number, version, status, subject } = found
        return {
          label: caseLabel(desk, number),
          version,
          status,
          subject,
          trackingUrl: trackingUrl(publicUrl, desk.id, number, found.trackingSecret),
          said: chatSaid({ found, messages, letters, desk, regulation, locale }),
          isWriting: isStaffWriting(live.presence.at(desk.id), number),
          isOnline: live.online.isAnybodyAt(desk.id),
        }
      }),
  )
  app.put(
    '/api/public/chats/:desk/:number/presence',
    {
      onRequest: async (request) => limitSign(request),
      schema: {
        tags: ['public'],
        operationId: 'showClientPresence',
        summary: 'Say that the client looks at the chat or writes in it, and how far they have seen it',
        description:
          'Said again every 15 s, forgotten after 40 s. What was seen up to version `seen` of the case does not go by e-mail.',
        params: caseParams,
        body: z.object({
          key: keyShape,
          page: z.string().min(8).max(64).describe('Made by the page, for as long as it is open'),
          doing: z.enum(['looking', 'writing', 'gone']),
          seen: z.int().min(0).exactOptional().describe('The `version` of the chat that is shown'),
        }),
        response: { 204: z.null(), ...problems(404, 422, 429) },
      },
    },
    async (request, reply) => {
      const { key, page, doing, seen } = request.body
      const found = await opened(parts, request, request.params, key, async (_db, tracked) => tracked)
      const { desk } = request.params
      if (seen !== undefined) {
        await inDesk(shell.pool, desk, (db) => markSeenInChat(db, found.id, seen, shell.clock()))
      }
      const { name, email } = found.state.request.contact ?? {}
      const user = { id: `client:${found.id}`, name: name ?? email ?? '', isClient: true }
      shell.notices.present({ desk, number: found.number, page, doing, user })
      return reply.status(204).send(null)
    },
  )
}
