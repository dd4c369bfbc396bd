import { z } from 'zod'
import { confirmColleague } from '../../store/account/client-account.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import { readKnownClient } from '../client/known-client.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

/**
 * Whoever writes an organization's INN in a form is kept as one of its people, on their word alone: their account shows
 * them the cases of colleagues once the desk has said that they belong there.
 */
export async function colleagues(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  app.post(
    '/api/desks/:desk/clients/:client/people/:contact/confirmations',
    {
      config: { access: 'contact.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'confirmColleague',
        summary: 'Confirms that a person belongs to the organization: their account shows its cases from now on',
        params: z.object({ desk: deskIdShape, client: z.uuid(), contact: z.uuid() }),
        body: z.object({}),
        response: { 201: z.object({}), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk, client, contact } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      await inDesk(shell.pool, desk, async (db) => {
        const known = await readKnownClient(db, client)
        if (!known.people.some(({ id }) => id === contact)) throw notFound('such person of this client')
        await confirmColleague(db, contact, asker.user.id, shell.clock())
      })
      return reply.status(201).send({})
    },
  )
}
