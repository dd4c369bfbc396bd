import { formatInstant, partnerProgramme, type Regulation } from '@reglament/engine'
import { z } from 'zod'
import { attach } from '../../handle/attach.ts'
import { register } from '../../handle/register.ts'
import { askRenewal } from '../../handle/renewals.ts'
import { readsOf } from '../../reads.ts'
import { type AccountHolder, listAccountCases } from '../../store/account/client-account.ts'
import { readOrganization } from '../../store/client/client.ts'
import { listGrants } from '../../store/client/partner-grant.ts'
import { listRenewals } from '../../store/client/renewal.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import { readClientFacts } from '../../store/intake/intake.ts'
import { inDesk } from '../../store/transaction.ts'
import { clientAuthor, subjectOf, withoutEmpty, written } from '../asked.ts'
import { attachmentsShape, orProblem } from '../case/composed.ts'
import { ownerByToken } from '../case/upload-token.ts'
import { judgedOf } from '../client/renewals.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { allWithin, keepOffered } from '../knowledge/offered.ts'
import { doneOf } from '../outcome.ts'
import { accountCase, ownRenewal } from '../present.ts'
import { rateLimit } from '../rate-limit.ts'
import { accountCaseShape, accountShape } from '../shape/account.ts'
import { offeredShape } from '../shape/article.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { askedRenewalShape, judgementShape } from '../shape/renewal.ts'
import { askedShape, readsShape, verdictShape } from '../shape/request.ts'
import { behalfOf } from './behalf.ts'
import { contactOf, requireHolder } from './client-session.ts'
import { judgedGrants, NO_SEATS, presentSeats, readCaseOwner, readSeats } from './seats.ts'

const READ = { burst: 240, refillMs: 250 }
const WRITE = { burst: 30, refillMs: 5_000 }

const deskParams = z.object({ desk: deskIdShape })
const PATH = '/api/public/account/:desk'

/** The account of a client: all their cases, what they hold. Signing in is in `account-letters`, `-ways`, `-keys`. */
export async function account(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks, secret } = parts
  const limitRead = rateLimit(READ, parts.rateLimit)
  const limitWrite = rateLimit(WRITE, parts.rateLimit)

  app.get(
    PATH,
    {
      onRequest: async (request) => limitRead(request),
      schema: {
        tags: ['public'],
        operationId: 'getAccount',
        summary: 'Who is signed in, what they hold, and the regulation that they are served under',
        params: deskParams,
        response: { 200: accountShape, ...problems(401, 404, 429) },
      },
    },
    async (request) => {
      const desk = await desks.get(request.params.desk)
      return inDesk(shell.pool, desk.id, async (db) => {
        const holder = await requireHolder(parts, request, db, desk)
        const now = shell.clock()
        const [organization, facts, renewals, seat, grants] = await Promise.all([
          readOrganization(db, holder.organizationId),
          readClientFacts(db, clientOf(holder)),
          listRenewals(db, { client: rightOwnerId(holder) }),
          readSeats(db, holder, desk, now),
          holder.isColleague && holder.organizationId !== null
            ? listGrants(db, { clientId: holder.organizationId })
            : [],
        ])
        const { name, email, phone, isColleague, isInvited } = holder
        return {
          deskTitle: desk.title,
          deskLocale: desk.locale,
          timezone: desk.timezone,
          regulation: desk.model,
          uploadLimitBytes: parts.uploadLimitBytes,
          person: { name, email, phone },
          organization: organization && { name: organization.name, inn: organization.inn },
          isColleague,
          isInvited,
          isFirstContact: facts.firstContact,
          holdings: [...facts.holdings],
          renewals: isColleague || holder.organizationId === null ? renewals.map(ownRenewal) : [],
          grants: await judgedGrants(db, grants, desk, now),
          mayGrant: isColleague && organization !== null && partnerProgramme(desk.model) !== null,
          seat: seat && (await presentSeats(db, seat)),
        }
      })
    },
  )
  app.get(
    `${PATH}/cases`,
    {
      onRequest: async (request) => limitRead(request),
      schema: {
        tags: ['public'],
        operationId: 'listAccountCases',
        summary: 'Own cases, those of colleagues, and those of clients that a partner acts for; the newest first',
        params: deskParams,
        querystring: z.object({
          before: z.coerce.number().int().min(1).exactOptional(),
          limit: z.coerce.number().int().min(1).max(100).default(30),
          client: z.uuid().exactOptional().describe('Those of one client that the organization acts for'),
          own: z.literal('true').exactOptional().describe('None of clients that the organization acts for'),
        }),
        response: {
          200: z.object({
            rows: z.array(accountCaseShape),
            next: z.int().nullable().describe('Give it back as `before`'),
          }),
          ...problems(401, 404, 422, 429),
        },
      },
    },
    async (request) => {
      const desk = await desks.get(request.params.desk)
      const { before, limit, client = null, own } = request.query
      return inDesk(shell.pool, desk.id, async (db) => {
        const holder = await requireHolder(parts, request, db, desk)
        const owner = await readCaseOwner(db, holder, desk, shell.clock())
        const found = await listAccountCases(db, own === undefined ? owner : { ...owner, seats: NO_SEATS }, {
          beforeNumber: before ?? null,
          limit,
          of: client,
        })
        const rows = found.slice(0, limit)
        const shown = []
        for (const row of rows) {
          const regulation = await shell.regulations.get(db, row.state.regulation)
          shown.push(accountCase(row, desk, regulation, holder))
        }
        return { rows: shown, next: found.length > limit ? (rows.at(-1)?.number ?? null) : null }
      })
    },
  )
  app.post(
    `${PATH}/cases`,
    {
      onRequest: async (request) => limitWrite(request),
      schema: {
        tags: ['public'],
        operationId: 'askFromAccount',
        summary: 'Asks a question; who asks is known, and for which client where a partner asks',
        params: deskParams,
        body: askedShape.omit({ contact: true, organization: true }).extend({
          attachments: attachmentsShape.exactOptional(),
          offered: offeredShape.exactOptional(),
          reads: readsShape.exactOptional(),
          client: z.uuid().exactOptional().describe('A partner asks for this client, which has granted it'),
          channel: z
            .enum(['portal', 'form'])
            .exactOptional()
            .describe('`form`: as the question form would send it, where the portal is not open to the programme'),
          uploadToken: z
            .string()
            .max(200)
            .exactOptional()
            .describe('Where there are attachments: the token they came with'),
        }),
        response: {
          201: z.object({ number: z.int(), label: z.string(), verdict: verdictShape }),
          ...problems(401, 403, 404, 422, 429),
        },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      const holder = await inDesk(shell.pool, desk.id, (db) => requireHolder(parts, request, db, desk))
      const { attachments = [], uploadToken = '', offered, reads, client, channel: wanted, ...asked } = request.body
      const said = withoutEmpty(asked)
      const channel = wanted ?? accountChannel(desk.model)
      const behalf = client === undefined ? null : await behalfOf(parts, desk, holder, client)
      const subject = subjectOf(undefined, said)
      const contact = { contact: contactOf(holder) }
      const author = { ...clientAuthor(contact, holder.id), ...(behalf ? { partner: behalf.partner.name } : {}) }
      const { description } = said
      const files = await orProblem(() =>
        attach(shell, desk.id, ownerByToken(secret, desk.id, uploadToken, shell.clock()) ?? '', attachments),
      )
      const hasWords = description !== undefined || files.attachments.length > 0
      const message = hasWords
        ? { ...written('in', channel, author, description ?? '', subject), attachments: files.attachments }
        : null
      const outcome = await orProblem(() =>
        register(shell, desk.id, {
          command: {
            kind: 'register',
            request: { ...said, ...contact, channel, at: formatInstant(shell.clock(), desk.timezone) },
          },
          actor: { role: 'client', id: holder.id, ...(behalf ? { partner: behalf.partner } : {}) },
          client: { organizationId: behalf?.clientId ?? holder.organizationId, contactId: holder.id },
          ...(behalf ? { partner: behalf.partner } : {}),
          subject,
          reads: readsOf(reads),
          ...(message ? { message } : {}),
          ...allWithin(files.take, keepOffered(shell, offered, subject), behalf?.copy),
        }),
      )
      await files.tidy()
      const { number, state } = doneOf(outcome)
      return reply.status(201).send({ number, label: caseLabel(desk, number), verdict: state.verdict })
    },
  )
  app.post(
    `${PATH}/renewals`,
    {
      onRequest: async (request) => limitWrite(request),
      schema: {
        tags: ['public'],
        operationId: 'renewFromAccount',
        summary: 'Asks for a right to last longer, by an act; the answer says at once what came of it (S8)',
        params: deskParams,
        body: askedRenewalShape,
        response: { 201: z.object({ outcome: judgementShape }), ...problems(401, 403, 404, 409, 422, 429) },
      },
    },
    async (request, reply) => {
      const desk = await desks.get(request.params.desk)
      const holder = await inDesk(shell.pool, desk.id, (db) => requireHolder(parts, request, db, desk))
      const { organizationId } = holder
      const { outcome } = judgedOf(
        await askRenewal(shell, desk.id, {
          owner:
            organizationId === null ? { organizationId, contactId: holder.id } : { organizationId, contactId: null },
          caseId: null,
          ask: { ...request.body, channel: 'portal', by: 'client' },
          actor: { role: 'client', id: holder.id },
        }),
      )
      return reply.status(201).send({ outcome })
    },
  )
}

/** The account is the portal; a desk whose regulation opens none takes what comes from it as from its form. */
function accountChannel({ programmes }: Regulation): 'portal' | 'form' {
  const takes = (channel: 'portal' | 'form') =>
    programmes.some(({ channels }) => channels.open.includes(channel) || channels.also.includes(channel))
  return !takes('portal') && takes('form') ? 'form' : 'portal'
}

function rightOwnerId({ id, organizationId }: AccountHolder): string {
  return organizationId ?? id
}

function clientOf(holder: AccountHolder) {
  const { id: contactId, organizationId } = holder
  const clientKey = organizationId === null ? `contact:${contactId}` : `organization:${organizationId}`
  return { contactId, organizationId, clientKey }
}
