import { formatInstant } from '@reglament/engine'
import { z } from 'zod'
import { register } from '../../handle/register.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import { endRaw, listUnreadable, type RawMessage, readRaw } from '../../store/intake/raw-message.ts'
import { type DeskClient, inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import { clientAuthor, withoutEmpty, written } from '../asked.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { doneOf } from '../outcome.ts'
import { notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { TEXT_LIMIT } from '../shape/request.ts'
import { isoShape } from '../shape/words.ts'

const deskParams = z.object({ desk: deskIdShape })
const rawParams = deskParams.extend({ id: z.uuid() })

const unreadableShape = z
  .object({
    id: z.uuid(),
    receivedAt: isoShape,
    source: z.enum(['smtp', 'imap', 'messenger']),
    from: z.string().nullable().describe('Who the envelope says sent it'),
    problem: z.string().nullable(),
    excerpt: z.string().describe('The beginning of the raw message, as text'),
    sizeBytes: z.int(),
  })
  .meta({ id: 'Unreadable', description: 'A message that could not be read, and waits for a person' })

/** As much of a message as a case is begun with, in bytes. */
const MOST_BYTES = 64 * 1024

/** @throws ApiProblem 404 where it is not there, or somebody has settled it already. */
async function readWaiting(db: DeskClient, id: string): Promise<RawMessage> {
  const raw = await readRaw(db, id)
  if (raw?.status !== 'unreadable') throw notFound('such message that waits')
  return raw
}

/** Whatever the bytes are, something a person can look at. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes).replaceAll('\0', '\u{fffd}')
}

/** Messages that no program could read: nothing that was received is lost, a person decides what it is. */
export async function unreadable(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/unreadable',
    {
      config: { access: 'mail.unreadable' },
      schema: {
        tags: ['staff'],
        operationId: 'listUnreadable',
        summary: 'Messages that could not be read',
        params: deskParams,
        response: { 200: z.object({ rows: z.array(unreadableShape) }), ...problems(401, 404) },
      },
    },
    async (request) => {
      const { desk } = request.params
      const waiting = await inDesk(shell.pool, desk, listUnreadable)
      return {
        rows: waiting.map(({ id, source, envelope, receivedAt, problem, sizeBytes, head }) => ({
          id,
          source,
          from: envelope.mailFrom,
          problem,
          receivedAt: receivedAt.toISOString(),
          sizeBytes,
          excerpt: textOf(head),
        })),
      }
    },
  )
  app.post(
    '/api/desks/:desk/unreadable/:id/cases',
    {
      config: { access: 'mail.unreadable' },
      schema: {
        tags: ['staff'],
        operationId: 'registerUnreadable',
        summary: 'A person makes a case of it',
        params: rawParams,
        body: z.object({
          email: z.email().max(254).exactOptional(),
          name: z.string().max(200).exactOptional(),
          subject: z.string().trim().min(1).max(300),
          description: z.string().trim().max(TEXT_LIMIT).exactOptional(),
        }),
        response: { 201: z.object({ number: z.int(), label: z.string() }), ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const asker = await memberOf(parts, request, reply, request.params.desk)
      const desk = await parts.desks.get(request.params.desk)
      const { raw } = await inDesk(shell.pool, desk.id, (db) => readWaiting(db, id))
      const { email, name, subject, description } = request.body
      const said = withoutEmpty({
        contact: { ...(email ? { email } : {}), ...(name ? { name } : {}) },
        ...(description ? { description } : {}),
      })
      const at = formatInstant(shell.clock(), desk.timezone)
      const { number } = doneOf(
        await register(shell, desk.id, {
          command: { kind: 'register', request: { ...said, channel: 'email', at } },
          actor: asker.actor,
          client: null,
          subject,
          message: written(
            'in',
            'email',
            clientAuthor(said, null),
            description ?? textOf(raw.subarray(0, MOST_BYTES)),
            subject,
          ),
          within: async (db, done) => {
            // Somebody else was quicker: no case is made of it twice.
            if (!(await endRaw(db, id, { status: 'taken', ...done }))) throw notFound('such message that waits')
          },
        }),
      )
      return reply.status(201).send({ number, label: caseLabel(desk, number) })
    },
  )
  app.delete(
    '/api/desks/:desk/unreadable/:id',
    {
      config: { access: 'mail.unreadable' },
      schema: {
        tags: ['staff'],
        operationId: 'dropUnreadable',
        summary: 'A person found that it is nothing; the bytes are kept',
        params: rawParams,
        response: { 204: z.null().describe('Dropped'), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk, id } = request.params
      await inDesk(shell.pool, desk, async (db) => {
        const { problem } = await readWaiting(db, id)
        await endRaw(db, id, { status: 'dropped', problem })
      })
      return reply.status(204).send(null)
    },
  )
}
