import { formatInstant } from '@reglament/engine'
import { z } from 'zod'
import { register } from '../../handle/register.ts'
import { tieToCase } from '../../intake/phone/record-call.ts'
import { readCaseDetail } from '../../store/case/case-detail.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import { readCall } from '../../store/phone/call-list.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import { clientAuthor, subjectOf, withoutEmpty, written } from '../asked.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { doneOf } from '../outcome.ts'
import { caseDetail, trackingUrl } from '../present.ts'
import { notFound } from '../problem.ts'
import { caseDetailShape } from '../shape/case.ts'
import { caseStateShape } from '../shape/case-state.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { askedShape, TEXT_LIMIT, verdictShape } from '../shape/request.ts'
import { channelShape, isoShape } from '../shape/words.ts'

const deskParams = z.object({ desk: deskIdShape })
const caseParams = deskParams.extend({ number: numberShape })

const newCaseShape = z.object({
  request: askedShape.extend({
    at: isoShape.exactOptional().describe('When the client asked; now where it is missing'),
    channel: channelShape.default('phone'),
  }),
  subject: z.string().trim().max(300).exactOptional(),
  text: z
    .string()
    .trim()
    .max(TEXT_LIMIT)
    .exactOptional()
    .describe('What was said, where it is more than the description'),
  contact: z.uuid().exactOptional().describe('Who asks, where they were chosen among those who share a telephone'),
  call: z.uuid().exactOptional().describe('The call in which they asked'),
})

const registeredShape = z
  .object({
    id: z.uuid(),
    number: z.int(),
    label: z.string(),
    verdict: verdictShape,
    trackingUrl: z.string(),
    state: caseStateShape,
  })
  .meta({ id: 'Registered' })

export async function cases(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.post(
    '/api/desks/:desk/cases',
    {
      config: { access: 'case.register' },
      schema: {
        tags: ['staff'],
        operationId: 'registerCase',
        summary: 'Register a request that a client made by telephone, or in another way that no machine saw',
        params: deskParams,
        body: newCaseShape,
        response: { 201: registeredShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { actor } = await memberOf(parts, request, reply, request.params.desk)
      const desk = await parts.desks.get(request.params.desk)
      const { at, channel, ...asked } = request.body.request
      const said = withoutEmpty(asked)
      const subject = subjectOf(request.body.subject, said)
      const text = request.body.text || said.description
      const done = doneOf(
        await register(shell, desk.id, {
          command: {
            kind: 'register',
            request: { ...said, channel, at: at ?? formatInstant(shell.clock(), desk.timezone) },
          },
          actor,
          client: request.body.contact ? { contactId: request.body.contact, organizationId: null } : null,
          subject,
          ...(text ? { message: written('in', channel, clientAuthor(said, null), text, subject) } : {}),
        }),
      )
      const { call } = request.body
      const kept = call ? await inDesk(shell.pool, desk.id, (db) => readCall(db, call)) : null
      // The case is there whatever becomes of this: a call can be tied to it again.
      if (kept) await tieToCase(shell, desk.id, kept, { caseId: done.caseId, actor })
      return reply.status(201).send({
        id: done.caseId,
        number: done.number,
        label: caseLabel(desk, done.number),
        verdict: done.state.verdict,
        trackingUrl: trackingUrl(parts.publicUrl, desk.id, done.number, done.trackingSecret),
        state: done.state,
      })
    },
  )
  app.get(
    '/api/desks/:desk/cases/:number',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'getCase',
        summary: 'A case with its history',
        params: caseParams,
        response: { 200: caseDetailShape, ...problems(401, 404) },
      },
    },
    async (request) => {
      const desk = await parts.desks.get(request.params.desk)
      const detail = await inDesk(shell.pool, desk.id, (db) => readCaseDetail(db, request.params.number))
      if (!detail) throw notFound('such case')
      return caseDetail(detail, desk, parts.publicUrl)
    },
  )
}
