import { formatInstant } from '@reglament/engine'
import { z } from 'zod'
import { identify } from '../handle/identify.ts'
import { insertHolding, readHoldings } from '../store/holding.ts'
import { inDesk } from '../store/transaction.ts'
import { memberOf, requireRole } from './access.ts'
import type { ApiParts, ApiServer } from './app.ts'
import { ApiProblem } from './problem.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'
import { contactShape, holdingShape, organizationShape } from './shape/request.ts'

const paramsShape = z.object({ desk: deskIdShape })

const clientShape = z
  .object({
    organization: z.object({ id: z.string(), name: z.string().nullable(), inn: z.string().nullable() }).nullable(),
    contact: z.object({ id: z.string(), name: z.string().nullable(), email: z.string().nullable() }).nullable(),
    holdings: z.array(holdingShape),
  })
  .meta({ id: 'Client', description: 'Who is served, and what gives them their rights' })

/** Clients and what they hold, as the vendor's sales record them; whoever writes in becomes a client by themselves. */
export async function clients(app: ApiServer, parts: ApiParts): Promise<void> {
  const { shell } = parts

  app.post(
    '/api/desks/:desk/clients',
    {
      schema: {
        tags: ['staff'],
        operationId: 'recordClient',
        summary: 'Records a client and rights that it has',
        description:
          'The organization is found by its INN and the person by e-mail, or made. The rights are added to those that are there; they are the organization’s, or the person’s where there is none. Cases that are registered already are not judged again.',
        params: paramsShape,
        body: z.object({
          organization: organizationShape.exactOptional(),
          contact: contactShape.exactOptional(),
          holdings: z.array(holdingShape).max(100).default([]),
        }),
        response: { 201: clientShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      requireRole(await memberOf(parts, request, reply, desk), ['head', 'administrator'])
      const { organization, contact, holdings } = request.body
      const now = shell.clock()
      const asked = {
        at: formatInstant(now, 'UTC'),
        channel: 'portal',
        ...(organization ? { organization } : {}),
        ...(contact ? { contact } : {}),
      } as const
      const client = await inDesk(shell.pool, desk, async (db) => {
        const found = await identify(db, shell.newId, asked, null, now)
        const owner = ownerOf(found)
        for (const holding of holdings) await insertHolding(db, shell.newId(), owner, holding, now)
        return { ...found, holdings: await readHoldings(db, owner) }
      })
      const { organization: company, contact: person } = client
      return reply.status(201).send({
        organization: company && { id: company.id, name: company.name, inn: company.inn },
        contact: person && { id: person.id, name: person.name, email: person.email },
        holdings: [...client.holdings],
      })
    },
  )
}

function ownerOf(client: { organization: { id: string } | null; contact: { id: string } | null }) {
  if (client.organization) return { organizationId: client.organization.id, contactId: null }
  if (client.contact) return { organizationId: null, contactId: client.contact.id }
  throw new ApiProblem(
    422,
    'invalid',
    'nobody is named: give an organization its `name` or a right `inn`, or a contact an `email`, a `phone` or a `name`',
  )
}
