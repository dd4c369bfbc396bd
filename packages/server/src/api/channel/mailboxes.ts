import { z } from 'zod'
import { findDeskByAddress, readDesk, setMailboxes } from '../../store/desk/desk.ts'
import { inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem, invalid, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'

const deskParams = z.object({ desk: deskIdShape })

const mailboxShape = z
  .object({
    address: z.email().max(254).toLowerCase(),
    product: z.string().max(100).nullable().describe('What a letter to it is about where it says nothing else'),
  })
  .meta({ id: 'Mailbox' })

const MOST_MAILBOXES = 50

/** Further addresses of a desk: letters to them are its letters, and its answers leave from the one that was written to. */
export async function mailboxes(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  const read = async (id: string) => {
    const desk = await readDesk(shell.pool, id)
    if (!desk) throw notFound('such desk')
    return desk
  }
  app.get(
    '/api/desks/:desk/mailboxes',
    {
      config: { access: 'settings.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'listMailboxes',
        summary: 'The further addresses of the desk',
        params: deskParams,
        response: { 200: z.object({ rows: z.array(mailboxShape) }), ...problems(401, 403, 404) },
      },
    },
    async (request) => ({ rows: [...(await read(request.params.desk)).mailboxes] }),
  )
  app.post(
    '/api/desks/:desk/mailboxes',
    {
      config: { access: 'settings.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'addMailbox',
        summary: 'Take letters to a further address',
        params: deskParams,
        body: mailboxShape,
        response: { 201: mailboxShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { address, product } = request.body
      const { model } = await parts.desks.get(request.params.desk)
      const desk = await read(request.params.desk)
      if (product !== null && !(product in model.products))
        throw invalid('product', `the regulation of the desk has no product \`${product}\``)
      if (address.includes('+')) throw invalid('address', 'what stands after a `+` names a case: leave it out')
      if (await findDeskByAddress(shell.pool, address))
        throw new ApiProblem(409, 'address-taken', `letters to \`${address}\` go to a desk already`)
      if (desk.mailboxes.length >= MOST_MAILBOXES)
        throw new ApiProblem(409, 'too-many-mailboxes', `a desk has at most ${MOST_MAILBOXES} further addresses`)
      await inDesk(shell.pool, desk.id, (db) => setMailboxes(db, [...desk.mailboxes, { address, product }]))
      return reply.status(201).send({ address, product })
    },
  )
  app.delete(
    '/api/desks/:desk/mailboxes/:address',
    {
      config: { access: 'settings.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'removeMailbox',
        summary: 'Take no more letters to a further address; cases that came to it are answered from the first one',
        params: deskParams.extend({ address: z.string().max(254).toLowerCase() }),
        response: { 204: z.null(), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk: id, address } = request.params
      const desk = await read(id)
      const left = desk.mailboxes.filter((each) => each.address !== address)
      if (left.length === desk.mailboxes.length) throw notFound('such mailbox')
      await inDesk(shell.pool, id, (db) => setMailboxes(db, left))
      return reply.status(204).send(null)
    },
  )
}
