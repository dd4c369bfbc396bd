import { isInn, partnerProgramme, partnershipOf } from '@reglament/engine'
import { z } from 'zod'
import { dayOf, endGrant, giveGrant } from '../../handle/grant.ts'
import type { AccountHolder } from '../../store/account/client-account.ts'
import { readOrganization } from '../../store/client/client.ts'
import { readHoldings } from '../../store/client/holding.ts'
import { findOrganizationByInn, type GrantParty, listGrants } from '../../store/client/partner-grant.ts'
import { type DeskClient, inDesk } from '../../store/transaction.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import type { KnownDesk } from '../known-desk.ts'
import { ApiProblem, invalid, notFound } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { deskIdShape } from '../shape/desk.ts'
import { grantCoversShape, grantPartyShape, untilShape } from '../shape/grant.ts'
import { problems } from '../shape/problem.ts'
import { caseOwnerOf, requireHolder } from './client-session.ts'

const WRITE = { burst: 30, refillMs: 5_000 }
/** Whoever types an INN tries one or two; a list of companies is not tried so. */
const LOOK = { burst: 20, refillMs: 10_000 }

const deskParams = z.object({ desk: deskIdShape })
const innShape = z
  .string()
  .trim()
  .regex(/^\d{10}(\d{2})?$/)
const PATH = '/api/public/account/:desk'

/** A client lets a partner act for it, and either of the two ends it. Staff do the same in `client/grants.ts`. */
export async function accountGrants(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks } = parts
  const limitWrite = rateLimit(WRITE, parts.rateLimit)
  const limitLook = rateLimit(LOOK, parts.rateLimit)

  app.get(
    `${PATH}/partners/:inn`,
    {
      onRequest: async (request) => limitLook(request),
      schema: {
        tags: ['public'],
        operationId: 'findPartner',
        summary: 'The partner of that INN, as the client is to confirm it',
        params: deskParams.extend({ inn: innShape }),
        response: { 200: grantPartyShape, ...problems(401, 403, 404, 422, 429) },
      },
    },
    async (request) => {
      const desk = await desks.get(request.params.desk)
      return inDesk(shell.pool, desk.id, async (db) => {
        const { client } = await granter(db, desk, await requireHolder(parts, request, db, desk))
        return { ...(await partnerOf(db, desk, client, request.params.inn)) }
      })
    },
  )
  app.post(
    `${PATH}/grants`,
    {
      onRequest: async (request) => limitWrite(request),
      schema: {
        tags: ['public'],
        operationId: 'grantPartner',
        summary: 'The client lets a partner act for it, from now on',
        params: deskParams,
        body: z.object({
          inn: innShape.describe('Of the partner'),
          covers: grantCoversShape.default('raised'),
          copies: z.boolean().default(true).describe('Whoever grants is in copy of what is written'),
          until: untilShape.exactOptional(),
        }),
        response: { 201: z.object({ id: z.uuid() }), ...problems(401, 403, 404, 409, 422, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      const { inn, covers, copies, until = null } = request.body
      const now = shell.clock()
      if (until !== null && until < dayOf(now, desk.model)) throw invalid('until', `\`${until}\` has passed`)
      const id = await inDesk(shell.pool, desk.id, async (db) => {
        const { client, holder } = await granter(db, desk, await requireHolder(parts, request, db, desk))
        const partner = await partnerOf(db, desk, client, inn)
        const given = await giveGrant(
          db,
          shell.newId,
          { client, partner, covers, copies, toldId: holder.id, until },
          { side: 'client', id: holder.id, name: holder.name ?? holder.email },
          { regulation: desk.model, now },
        )
        if (given.kind === 'granted-already') throw grantedAlready()
        return given.id
      })
      return reply.status(201).send({ id })
    },
  )
  app.post(
    `${PATH}/grants/:grant/ends`,
    {
      onRequest: async (request) => limitWrite(request),
      schema: {
        tags: ['public'],
        operationId: 'endPartnerGrant',
        summary: 'The client or the partner ends it, at once',
        params: deskParams.extend({ grant: z.uuid() }),
        body: z.object({}),
        response: { 201: z.object({}), ...problems(401, 403, 404, 409, 422, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      await inDesk(shell.pool, desk.id, async (db) => {
        const holder = await requireHolder(parts, request, db, desk)
        const { organizationId } = caseOwnerOf(holder)
        if (organizationId === null) throw notFound('such grant')
        const [given, got] = await Promise.all([
          listGrants(db, { clientId: organizationId }),
          listGrants(db, { partnerId: organizationId }),
        ])
        const grant = [...given, ...got].find(({ id }) => id === request.params.grant)
        if (!grant) throw notFound('such grant')
        const side = grant.client.id === organizationId ? 'client' : 'partner'
        const by = { side, id: holder.id, name: holder.name ?? holder.email } as const
        if (!(await endGrant(db, shell.newId, grant, by, shell.clock()))) throw endedAlready()
      })
      return reply.status(201).send({})
    },
  )

  /** @throws ApiProblem 403 where the person does not speak for an organization, or the desk has no partners. */
  async function granter(
    db: DeskClient,
    desk: KnownDesk,
    holder: AccountHolder,
  ): Promise<{ readonly holder: AccountHolder; readonly client: GrantParty }> {
    const client = await readOrganization(db, caseOwnerOf(holder).organizationId)
    if (!client)
      throw new ApiProblem(
        403,
        'not-of-the-client',
        'only who is known to belong to an organization grants in its name: ask the desk to confirm you',
      )
    if (partnerProgramme(desk.model) === null)
      throw new ApiProblem(403, 'no-partners', 'the regulation of this desk has no partners')
    return { holder, client: { id: client.id, name: client.name, inn: client.inn } }
  }

  /** @throws ApiProblem 404 where nobody of that INN is a partner now: who else the desk knows is not told. */
  async function partnerOf(db: DeskClient, desk: KnownDesk, client: GrantParty, inn: string): Promise<GrantParty> {
    if (!isInn(inn)) throw invalid('inn', `the check digits of \`${inn}\` are wrong`)
    if (inn === client.inn) throw invalid('inn', 'this is your own organization')
    const found = await findOrganizationByInn(db, inn)
    const holdings = found ? await readHoldings(db, { organizationId: found.id, contactId: null }) : []
    if (!found || !partnershipOf(holdings, desk.model, shell.clock()).inForce)
      throw new ApiProblem(404, 'not-a-partner', `nobody of INN \`${inn}\` is a partner of this desk now`)
    return found
  }
}

export function grantedAlready(): ApiProblem {
  return new ApiProblem(409, 'granted-already', 'this partner may act for the client already: end that first')
}

export function endedAlready(): ApiProblem {
  return new ApiProblem(409, 'ended-already', 'this has ended already')
}
