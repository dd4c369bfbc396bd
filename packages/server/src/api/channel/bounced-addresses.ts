import { z } from 'zod'
import { clearBounced, listBounced } from '../../store/letter/bounced-address.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { isoShape } from '../shape/words.ts'

const deskParams = z.object({ desk: deskIdShape })

const bouncedShape = z
  .object({
    email: z.string(),
    status: z.string().nullable().describe('RFC 3463'),
    problem: z.string().describe('In the words of the server that refused'),
    at: isoShape,
  })
  .meta({ id: 'BouncedAddress' })

/** Addresses that letters came back from: nothing goes there until somebody says that they are right again. */
export async function bouncedAddresses(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  app.get(
    '/api/desks/:desk/bounced-addresses',
    {
      config: { access: 'client.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listBouncedAddresses',
        summary: 'Addresses that letters came back from, the newest first',
        params: deskParams,
        response: { 200: z.object({ rows: z.array(bouncedShape) }), ...problems(401, 403, 404) },
      },
    },
    async (request) => ({ rows: [...(await inDesk(shell.pool, request.params.desk, listBounced))] }),
  )
  app.delete(
    '/api/desks/:desk/bounced-addresses/:email',
    {
      config: { access: 'contact.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'clearBouncedAddress',
        summary: 'Say that an address is right again: letters go there from now on',
        params: deskParams.extend({ email: z.string().max(254) }),
        response: { 204: z.null(), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk, email } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const isCleared = await inDesk(shell.pool, desk, (db) => clearBounced(db, email, user.id, shell.clock()))
      if (!isCleared) throw notFound('address that letters came back from')
      return reply.status(204).send(null)
    },
  )
}
