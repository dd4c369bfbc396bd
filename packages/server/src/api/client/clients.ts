import { formatInstant, isInn } from '@reglament/engine'
import { z } from 'zod'
import { identify } from '../../handle/identify.ts'
import { confirmColleague } from '../../store/account/client-account.ts'
import { UnreadableCursor } from '../../store/case/case-cursor.ts'
import { listClients } from '../../store/client/client-list.ts'
import { insertHolding, readHoldings } from '../../store/client/holding.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { clientDetail } from '../present.ts'
import { ApiProblem } from '../problem.ts'
import { clientDetailShape, clientRowShape, recordedClientShape } from '../shape/client.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { contactShape, holdingShape, organizationShape } from '../shape/request.ts'
import { checkHolding } from './holding-check.ts'
import { ownerOf, readKnownClient } from './known-client.ts'

const paramsShape = z.object({ desk: deskIdShape })
const clientParams = paramsShape.extend({ client: z.uuid() })

/** Clients and what they hold, as the vendor's sales record them; whoever writes in becomes a client by themselves. */
export async function clients(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/clients',
    {
      config: { access: 'client.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listClients',
        summary: 'The clients of the desk, by name',
        params: paramsShape,
        querystring: z.object({
          q: z
            .string()
            .max(200)
            .exactOptional()
            .describe('A part of a name, an INN, an e-mail address or a phone number'),
          cursor: z.string().max(1000).exactOptional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.object({ rows: z.array(clientRowShape), next: z.string().nullable() }),
          ...problems(401, 404, 422),
        },
      },
    },
    async (request) => {
      const { desk } = request.params
      const { q, cursor, limit } = request.query
      const asked = { q: q?.trim() || null, cursor: cursor ?? null, limit }
      try {
        const { rows, next } = await inDesk(shell.pool, desk, (db) => listClients(db, asked))
        return { rows: rows.map((row) => ({ ...row, holdings: [...row.holdings] })), next }
      } catch (thrown) {
        if (thrown instanceof UnreadableCursor) throw new ApiProblem(422, 'unreadable-cursor', thrown.message)
        throw thrown
      }
    },
  )
  app.post(
    '/api/desks/:desk/clients',
    {
      config: { access: 'holding.edit' },
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
        response: { 201: recordedClientShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      const { organization, contact, holdings } = request.body
      const { model } = await parts.desks.get(desk)
      for (const holding of holdings) checkHolding(holding, model)
      checkInn(organization?.inn)
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
        // Who is recorded with an organization by staff is known to belong to it.
        if (found.contact && found.contact.organizationId === (found.organization?.id ?? null))
          await confirmColleague(db, found.contact.id, asker.user.id, now)
        for (const holding of holdings) await insertHolding(db, shell.newId(), owner, holding, now, asker.user.id)
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
  app.get(
    '/api/desks/:desk/clients/:client',
    {
      config: { access: 'client.read' },
      schema: {
        tags: ['staff'],
        operationId: 'getClient',
        summary: 'A client with its people, its rights and its cases; by the id of an organization or of a person',
        params: clientParams,
        response: { 200: clientDetailShape, ...problems(401, 404, 422) },
      },
    },
    async (request) => {
      const desk = await parts.desks.get(request.params.desk)
      const detail = await inDesk(shell.pool, desk.id, (db) => readKnownClient(db, request.params.client))
      return clientDetail(detail, desk)
    },
  )
}

/** In a request a wrong number counts as missing; whoever records a client can be asked to look again. */
function checkInn(inn: string | undefined): void {
  if (inn === undefined || inn.trim() === '' || isInn(inn.trim())) return
  throw new ApiProblem(422, 'invalid', `\`organization.inn\`: the check digits of \`${inn}\` are wrong`)
}
