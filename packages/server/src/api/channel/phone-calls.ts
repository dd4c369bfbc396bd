import { z } from 'zod'
import { recordCall, tieToCase } from '../../intake/phone/record-call.ts'
import { phoneKey, readPhone } from '../../phone.ts'
import { readCaseByNumber } from '../../store/case/case-detail.ts'
import { listCallsNow, listRecentCalls, readCall } from '../../store/phone/call-list.ts'
import { findCallers, findOrganizationByInn } from '../../store/phone/caller.ts'
import { readPhoneLine } from '../../store/phone/phone-line.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import { written } from '../asked.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { doneOf } from '../outcome.ts'
import { caseRow } from '../present.ts'
import { notFound } from '../problem.ts'
import { callOutcomeShape, callShape, directionShape, phoneShape } from '../shape/call.ts'
import { caseRowShape, changedShape, clientContactShape } from '../shape/case.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { TEXT_LIMIT } from '../shape/request.ts'
import { phoneOf, withPeople } from './phone-present.ts'

const paramsShape = z.object({ desk: deskIdShape })
const callParams = paramsShape.extend({ call: z.uuid() })
const organizationShape = z.object({ id: z.uuid(), name: z.string().nullable(), inn: z.string().nullable() })

const callerShape = clientContactShape
  .omit({ invitedAt: true })
  .extend({
    organization: organizationShape.nullable(),
    isFirstContact: z.boolean(),
    lastAsked: z
      .object({
        product: z.string().exactOptional(),
        version: z.string().exactOptional(),
        licence: z.string().exactOptional(),
      })
      .nullable()
      .describe('What their last case was about'),
  })
  .meta({ id: 'Caller' })

const foundShape = z
  .object({
    phone: phoneShape.nullable(),
    people: z.array(callerShape),
    organization: organizationShape.nullable(),
    case: caseRowShape.nullable(),
  })
  .meta({ id: 'CallersFound', description: 'Whom a telephone, the number of a case or an INN points to' })

/** Calls that ring, were and are made, and who it is that calls. */
export async function phoneCalls(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/calls',
    {
      config: { access: 'case.register' },
      schema: {
        tags: ['staff'],
        operationId: 'listCalls',
        summary: 'Calls: those of now that one has to do with, or the last ones of the desk',
        params: paramsShape,
        querystring: z.object({ which: z.enum(['now', 'recent']).default('now') }),
        response: { 200: z.object({ calls: z.array(callShape) }), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      return inDesk(shell.pool, desk, async (db) => {
        const isNow = request.query.which === 'now'
        const calls = isNow ? await listCallsNow(db, user.id, shell.clock()) : await listRecentCalls(db, 50)
        return { calls: await withPeople(db, calls) }
      })
    },
  )
  app.get(
    '/api/desks/:desk/calls/:call',
    {
      config: { access: 'case.register' },
      schema: {
        tags: ['staff'],
        operationId: 'getCall',
        summary: 'A call, with its length and its recording',
        params: callParams,
        response: { 200: callShape, ...problems(401, 403, 404) },
      },
    },
    async (request) => {
      const { desk, call } = request.params
      const [found] = await inDesk(shell.pool, desk, async (db) => {
        const kept = await readCall(db, call)
        return kept ? withPeople(db, [kept]) : []
      })
      if (!found) throw notFound('such call')
      return found
    },
  )
  app.post(
    '/api/desks/:desk/calls/:call/cases',
    {
      config: { access: 'case.work' },
      schema: {
        tags: ['staff'],
        operationId: 'tieCall',
        summary: 'The call was about this case; saying so twice is saying it once',
        params: callParams,
        body: z.object({ number: z.int().positive() }),
        response: { 201: callShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, call } = request.params
      const { actor } = await memberOf(parts, request, reply, desk)
      const [kept, tied] = await inDesk(shell.pool, desk, async (db) => [
        await readCall(db, call),
        await readCaseByNumber(db, request.body.number),
      ])
      if (!kept) throw notFound('such call')
      if (!tied) throw notFound('such case')
      const outcome = await tieToCase(shell, desk, kept, { caseId: tied.id, actor })
      if (outcome) doneOf(outcome)
      const [after] = await inDesk(shell.pool, desk, async (db) => {
        const again = await readCall(db, call)
        return again ? withPeople(db, [again]) : []
      })
      if (!after) throw notFound('such call')
      return reply.status(201).send(after)
    },
  )
  app.post(
    '/api/desks/:desk/cases/:number/calls',
    {
      config: { access: 'case.work' },
      schema: {
        tags: ['staff'],
        operationId: 'recordCall',
        summary: 'A talk, or an attempt at one, that no exchange told of',
        params: paramsShape.extend({ number: numberShape }),
        body: z.object({
          direction: directionShape.default('out'),
          outcome: callOutcomeShape,
          phone: z.string().trim().max(100).exactOptional(),
          text: z.string().trim().max(TEXT_LIMIT).exactOptional().describe('A note on it, for staff'),
        }),
        response: { 201: changedShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, number } = request.params
      const { direction, outcome, phone, text } = request.body
      const { user, actor, role } = await memberOf(parts, request, reply, desk)
      const [found, line] = await inDesk(shell.pool, desk, async (db) => [
        await readCaseByNumber(db, number),
        await readPhoneLine(db),
      ])
      if (!found) throw notFound('such case')
      const call = { callId: null, direction, outcome, number: phoneKey(phone, line.country) }
      const note = text ? { note: written('note', 'phone', { role, ...user }, text) } : {}
      const done = doneOf(await recordCall(shell, desk, { caseId: found.id, call, actor, ...note }))
      return reply.status(201).send({ state: done.state, events: [...done.events] })
    },
  )
  app.get(
    '/api/desks/:desk/callers',
    {
      config: { access: 'case.register' },
      schema: {
        tags: ['staff'],
        operationId: 'findCallers',
        summary: 'Who calls: by telephone in any writing, by the number of a case, or by INN',
        params: paramsShape,
        querystring: z.object({ q: z.string().trim().min(1).max(100) }),
        response: { 200: foundShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const { q } = request.query
      const desk = await parts.desks.get(request.params.desk)
      return inDesk(shell.pool, desk.id, async (db) => {
        const { country } = await readPhoneLine(db)
        const number = caseNumber(q, desk.prefix)
        const phone = readPhone(q, country)
        const [people, organization, row] = await Promise.all([
          phone === null ? [] : findCallers(db, [phone.key]),
          /^(\d{10}|\d{12})$/.test(q) ? findOrganizationByInn(db, q) : null,
          number === null ? null : readCaseByNumber(db, number),
        ])
        return {
          phone: phone && phoneOf(phone.key),
          people: [...people],
          organization,
          case: row && caseRow(row, desk),
        }
      })
    },
  )
}

/** `ICS-1042`, or up to seven digits alone: shorter than any telephone of a client. */
function caseNumber(q: string, prefix: string): number | null {
  const bare = q.toUpperCase().startsWith(`${prefix}-`) ? q.slice(prefix.length + 1) : q
  return /^\d{1,7}$/.test(bare) ? Number(bare) : null
}
