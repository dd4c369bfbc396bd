import { notYet } from "./notyet.ts"
import { z } from 'zod'
import type { ApiParts, ApiServer } from './app.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'
import { isoShape } from './shape/words.ts'

const deskParams = z.object({ desk: deskIdShape })
const rawParams = deskParams.extend({ id: z.uuid() })

const unreadableShape = z
  .object({
    id: z.uuid(),
    receivedAt: isoShape,
    source: z.enum(['smtp', 'imap']),
    from: z.string().nullable().describe('The envelope’s sender'),
    problem: z.string().nullable(),
    excerpt: z.string().describe('The beginning of the raw message, as text'),
    sizeBytes: z.int(),
  })
  .meta({ id: 'Unreadable', description: 'A message that could not be read, and waits for a person' })

export async function unreadable(app: ApiServer, parts: ApiParts): Promise<void> {
  app.get(
    '/api/desks/:desk/unreadable',
    {
      schema: {
        tags: ['staff'],
        operationId: 'listUnreadable',
        summary: 'Messages that could not be read',
        params: deskParams,
        response: { 200: z.object({ rows: z.array(unreadableShape) }), ...problems(401, 404) },
      },
    },
    async () => notYet(),
  )
  app.post(
    '/api/desks/:desk/unreadable/:id/cases',
    {
      schema: {
        tags: ['staff'],
        operationId: 'registerUnreadable',
        summary: 'A person makes a case of it',
        params: rawParams,
        body: z.object({
          email: z.email().max(254).exactOptional(),
          name: z.string().max(200).exactOptional(),
          subject: z.string().trim().min(1).max(300),
          description: z.string().trim().max(50_000).exactOptional(),
        }),
        response: { 201: z.object({ number: z.int(), label: z.string() }), ...problems(401, 403, 404, 409, 422) },
      },
    },
    async () => notYet(),
  )
  app.delete(
    '/api/desks/:desk/unreadable/:id',
    {
      schema: {
        tags: ['staff'],
        operationId: 'dropUnreadable',
        summary: 'A person found that it is nothing; the bytes are kept',
        params: rawParams,
        response: { 204: z.null(), ...problems(401, 403, 404) },
      },
    },
    async () => notYet(),
  )
}
