import { z } from 'zod'
import { askRenewal, decideRenewal, type RenewalResult } from '../../handle/renewals.ts'
import { readCaseByNumber } from '../../store/case/case-detail.ts'
import { listRenewals, readRenewal } from '../../store/client/renewal.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { doneOf } from '../outcome.ts'
import { renewalLine } from '../present.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { askedRenewalShape, judgementShape, readingShape, renewalShape } from '../shape/renewal.ts'
import { channelShape } from '../shape/words.ts'
import { ownerOf, readKnownClient } from './known-client.ts'

const paramsShape = z.object({ desk: deskIdShape })
const judgedShape = z.object({ outcome: judgementShape, renewal: renewalShape })

/** The ledger of renewals: what was asked for, refused asks too, and what waits for a person. */
export async function renewals(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  const lineOf = async (desk: string, id: string) => {
    const line = await inDesk(shell.pool, desk, (db) => readRenewal(db, id))
    if (!line) throw notFound('such renewal')
    return renewalLine(line)
  }

  app.get(
    '/api/desks/:desk/renewals',
    {
      config: { access: 'client.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listRenewals',
        summary: 'What was asked for and what came of it, the newest first',
        params: paramsShape,
        querystring: z.object({
          client: z.uuid().exactOptional(),
          pending: z.stringbool().default(false).describe('Only what waits for a person'),
        }),
        response: { 200: z.object({ renewals: z.array(renewalShape) }), ...problems(401, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      await memberOf(parts, request, reply, desk)
      const { client, pending } = request.query
      const lines = await inDesk(shell.pool, desk, (db) =>
        listRenewals(db, { isPending: pending, ...(client === undefined ? {} : { client }) }),
      )
      return { renewals: lines.map(renewalLine) }
    },
  )
  app.post(
    '/api/desks/:desk/renewals',
    {
      config: { access: 'holding.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'recordRenewal',
        summary: 'Records that a client asks for a right to last longer; the answer holds the engine’s judgement',
        description: 'Without a `reading` an act is held against the register; with one it is judged as it was read.',
        params: paramsShape,
        body: askedRenewalShape.extend({
          client: z.uuid(),
          channel: channelShape.describe('Which the client asked through; the regulation may open others only'),
          reading: readingShape.exactOptional(),
          caseNumber: numberShape.exactOptional(),
        }),
        response: { 201: judgedShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      const { client, caseNumber, ...asked } = request.body
      const { owner, caseId } = await inDesk(shell.pool, desk, async (db) => {
        const known = await readKnownClient(db, client)
        const found = caseNumber === undefined ? null : await readCaseByNumber(db, caseNumber)
        const isOfClient = found && (found.organizationId === known.id || found.contactId === known.id)
        if (caseNumber !== undefined && !isOfClient) throw notFound('such case of this client')
        return { owner: ownerOf(known), caseId: found?.id ?? null }
      })
      const ask = { ...asked, by: 'staff' } as const
      const { id, outcome } = judgedOf(await askRenewal(shell, desk, { owner, caseId, ask, actor: asker.actor }))
      return reply.status(201).send({ outcome, renewal: await lineOf(desk, id) })
    },
  )
  app.post(
    '/api/desks/:desk/renewals/:renewal/decisions',
    {
      config: { access: 'holding.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'decideRenewal',
        summary: 'Says what an act shows that a client quoted: it is judged, as of the moment it was quoted',
        params: paramsShape.extend({ renewal: z.uuid() }),
        body: readingShape,
        response: { 201: judgedShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, renewal } = request.params
      const { user, role } = await memberOf(parts, request, reply, desk)
      const decided = await decideRenewal(shell, desk, renewal, request.body, { role, id: user.id })
      const { outcome } = judgedOf(decided)
      return reply.status(201).send({ outcome, renewal: await lineOf(desk, renewal) })
    },
  )
}

/** @throws ApiProblem where nothing was judged. */
export function judgedOf(result: RenewalResult): Extract<RenewalResult, { kind: 'judged' }> {
  switch (result.kind) {
    case 'judged':
      return result
    case 'decided-already':
      throw new ApiProblem(409, 'decided-already', 'somebody has decided on this renewal already; load the list again')
    case 'unknown':
      throw notFound('such renewal')
    default:
      doneOf(result)
      throw new Error('a renewal that was done was not judged')
  }
}
