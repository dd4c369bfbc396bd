import { type Partnership, partnerProgramme, partnershipOf } from '@reglament/engine'
import { z } from 'zod'
import { dayOf, endGrant, giveGrant, listPartners } from '../../handle/grant.ts'
import { readOrganization } from '../../store/client/client.ts'
import { readHoldings } from '../../store/client/holding.ts'
import { listGrants } from '../../store/client/partner-grant.ts'
import { readPeople } from '../../store/client/people.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import { endedAlready, grantedAlready } from '../account/account-grants.ts'
import { judgedGrants, presentPartnership } from '../account/seats.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { ApiProblem, invalid, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { grantCoversShape, grantPartyShape, grantShape, partnershipShape, untilShape } from '../shape/grant.ts'
import { problems } from '../shape/problem.ts'
import { readKnownClient } from './known-client.ts'

const clientParams = z.object({ desk: deskIdShape, client: z.uuid() })

const clientGrantsShape = z
  .object({
    hasPartners: z.boolean().describe('The regulation of the desk serves partners'),
    partnership: partnershipShape.describe('Of this client'),
    given: z.array(grantShape).describe('Partners that may act for it, or could; the newest first'),
    got: z.array(grantShape).describe('Clients that it acts for, or did; the newest first'),
  })
  .meta({ id: 'ClientGrants' })

/** Which partners act for which clients, as staff see and record it: a client's word by telephone or on paper. */
export async function grants(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks } = parts

  app.get(
    '/api/desks/:desk/partners',
    {
      config: { access: 'client.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listPartners',
        summary: 'The partners of the desk, by name: those of now, and those of another time with why not',
        params: z.object({ desk: deskIdShape }),
        response: {
          200: z.object({ partners: z.array(grantPartyShape.extend({ partnership: partnershipShape })) }),
          ...problems(401, 404),
        },
      },
    },
    async (request) => {
      const { model, id } = await desks.get(request.params.desk)
      const found = await inDesk(shell.pool, id, (db) => listPartners(db, model, shell.clock()))
      return {
        partners: found.map(({ partnership, ...party }) => ({
          ...party,
          partnership: presentPartnership(partnership),
        })),
      }
    },
  )
  app.get(
    '/api/desks/:desk/clients/:client/grants',
    {
      config: { access: 'client.read' },
      schema: {
        tags: ['staff'],
        operationId: 'getClientGrants',
        summary: 'Partners that may act for a client, and clients that it acts for',
        params: clientParams,
        response: { 200: clientGrantsShape, ...problems(401, 404, 422) },
      },
    },
    async (request) => {
      const desk = await desks.get(request.params.desk)
      const now = shell.clock()
      return inDesk(shell.pool, desk.id, async (db) => {
        const { organization } = await readKnownClient(db, request.params.client)
        const id = organization?.id ?? null
        const holdings = await readHoldings(db, { organizationId: id, contactId: null })
        const [given, got] =
          id === null ? [[], []] : [await listGrants(db, { clientId: id }), await listGrants(db, { partnerId: id })]
        const partnership: Partnership = partnershipOf(holdings, desk.model, now)
        return {
          hasPartners: partnerProgramme(desk.model) !== null,
          partnership: presentPartnership(partnership),
          given: await judgedGrants(db, given, desk, now),
          got: await judgedGrants(db, got, desk, now),
        }
      })
    },
  )
  app.post(
    '/api/desks/:desk/clients/:client/grants',
    {
      config: { access: 'contact.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'recordGrant',
        summary: 'Records that a client lets a partner act for it, from now on',
        params: clientParams,
        body: z.object({
          partner: z.uuid(),
          covers: grantCoversShape.default('raised'),
          told: z.uuid().exactOptional().describe('A person of the client: who said so, and whom letters go to'),
          copies: z.boolean().default(false).describe('`told` is in copy of what is written'),
          until: untilShape.exactOptional(),
        }),
        response: { 201: z.object({ id: z.uuid() }), ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      const asker = await memberOf(parts, request, reply, desk.id)
      const { partner: partnerId, covers, told, copies, until = null } = request.body
      const now = shell.clock()
      if (until !== null && until < dayOf(now, desk.model)) throw invalid('until', `\`${until}\` has passed`)
      if (copies && told === undefined) throw invalid('told', 'name who of the client is in copy')
      const id = await inDesk(shell.pool, desk.id, async (db) => {
        const { organization } = await readKnownClient(db, request.params.client)
        if (!organization)
          throw new ApiProblem(
            422,
            'invalid',
            'a partner acts for an organization: record the one of this person first',
          )
        const partner = await readOrganization(db, partnerId)
        const holdings = partner ? await readHoldings(db, { organizationId: partner.id, contactId: null }) : []
        if (!partner || !partnershipOf(holdings, desk.model, now).inForce)
          throw new ApiProblem(409, 'not-a-partner', 'this organization is no partner of the desk now')
        if (partner.id === organization.id) throw invalid('partner', 'a client is no partner of its own')
        const people = await readPeople(db, { organizationId: organization.id, contactId: null })
        if (told !== undefined && !people.some((person) => person.id === told))
          throw notFound('such person of this client')
        const given = await giveGrant(
          db,
          shell.newId,
          { client: organization, partner, covers, copies, toldId: told ?? null, until },
          { side: 'staff', id: asker.user.id, name: asker.user.name },
          { regulation: desk.model, now },
        )
        if (given.kind === 'granted-already') throw grantedAlready()
        return given.id
      })
      return reply.status(201).send({ id })
    },
  )
  app.post(
    '/api/desks/:desk/clients/:client/grants/:grant/ends',
    {
      config: { access: 'contact.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'endClientGrant',
        summary: 'Ends a grant at once, on either side’s page',
        params: clientParams.extend({ grant: z.uuid() }),
        body: z.object({}),
        response: { 201: z.object({}), ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, client, grant: grantId } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      await inDesk(shell.pool, desk, async (db) => {
        const { organization } = await readKnownClient(db, client)
        if (!organization) throw notFound('such grant')
        const [given, got] = await Promise.all([
          listGrants(db, { clientId: organization.id }),
          listGrants(db, { partnerId: organization.id }),
        ])
        const grant = [...given, ...got].find(({ id }) => id === grantId)
        if (!grant) throw notFound('such grant')
        const by = { side: 'staff', id: asker.user.id, name: asker.user.name } as const
        if (!(await endGrant(db, shell.newId, grant, by, shell.clock()))) throw endedAlready()
      })
      return reply.status(201).send({})
    },
  )
}
