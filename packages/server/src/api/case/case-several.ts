import { z } from 'zod'
import { mergeCases } from '../../handle/merge-cases.ts'
import { UnusableQuestion } from '../../handle/question.ts'
import { splitCase } from '../../handle/split-case.ts'
import { transferCase } from '../../handle/transfer-case.ts'
import { readCase, readCaseByNumber } from '../../store/case/case-detail.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import { readRole } from '../../store/desk/staff.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { doneOf } from '../outcome.ts'
import { ApiProblem, forbidden, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { numberShape } from '../shape/number.ts'
import { problems } from '../shape/problem.ts'
import { TEXT_LIMIT } from '../shape/request.ts'
import { topicShape } from '../shape/words.ts'

const paramsShape = z.object({ desk: deskIdShape, number: numberShape })
const otherShape = z
  .object({ number: z.int(), label: z.string() })
  .meta({ id: 'OtherCase', description: 'The other case that an act has to do with' })

const splitShape = z.object({
  messages: z.array(z.uuid()).max(100).describe('The client’s messages that hold the other question'),
  text: z.string().trim().max(TEXT_LIMIT).exactOptional().describe('A part of the one message, in its own words'),
  subject: z.string().trim().max(300).exactOptional(),
  product: z.string().max(100).exactOptional(),
  version: z.string().max(100).exactOptional(),
  topic: topicShape.exactOptional(),
})

/** Acts in which two cases have a part. */
export async function caseSeveral(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts
  const caseIdOf = async (desk: string, number: number): Promise<string> => {
    const found = await inDesk(shell.pool, desk, (db) => readCaseByNumber(db, number))
    if (!found) throw notFound('such case')
    return found.id
  }

  app.post(
    '/api/desks/:desk/cases/:number/splits',
    {
      config: { access: 'case.work' },
      schema: {
        tags: ['staff'],
        operationId: 'splitCase',
        summary: 'Make the other question of a case a case of its own; the client is told both numbers',
        params: paramsShape,
        body: splitShape,
        response: { 201: otherShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk: deskId, number } = request.params
      const { actor } = await memberOf(parts, request, reply, deskId)
      const { messages, text, subject, product, version, topic } = request.body
      const about = { ...(product ? { product } : {}), ...(version ? { version } : {}), ...(topic ? { topic } : {}) }
      const input = { messages, text: text || null, subject: subject || null, about }
      try {
        const made = doneOf(await splitCase(shell, deskId, await caseIdOf(deskId, number), input, actor))
        const desk = await parts.desks.get(deskId)
        return reply.status(201).send({ number: made.number, label: caseLabel(desk, made.number) })
      } catch (thrown) {
        if (thrown instanceof UnusableQuestion) throw new ApiProblem(422, 'unusable-question', thrown.message)
        throw thrown
      }
    },
  )
  app.post(
    '/api/desks/:desk/cases/:number/merges',
    {
      config: { access: 'case.work' },
      schema: {
        tags: ['staff'],
        operationId: 'mergeCase',
        summary: 'Make the case an alias of another one; it can’t be undone',
        description: 'Answers with the case that goes on: the one named, or the one that it became an alias of itself.',
        params: paramsShape,
        body: z.object({
          into: numberShape,
          confirmed: z.boolean().default(false).describe('The cases are of different clients, and that is meant'),
        }),
        response: { 201: otherShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk: deskId, number } = request.params
      const { actor } = await memberOf(parts, request, reply, deskId)
      const input = { into: await caseIdOf(deskId, request.body.into), confirmed: request.body.confirmed }
      const { state } = doneOf(await mergeCases(shell, deskId, await caseIdOf(deskId, number), input, actor))
      const root = await inDesk(shell.pool, deskId, (db) => readCase(db, state.mergedInto ?? ''))
      if (!root) throw notFound('such case')
      const desk = await parts.desks.get(deskId)
      return reply.status(201).send({ number: root.number, label: caseLabel(desk, root.number) })
    },
  )
  app.post(
    '/api/desks/:desk/cases/:number/transfers',
    {
      config: { access: 'case.work' },
      schema: {
        tags: ['staff'],
        operationId: 'transferCase',
        summary: 'Register the question on another desk of the installation, where whoever asks works too',
        description:
          'The case stays here as it is, linked with the new one; the client is told the new number by its letter.',
        params: paramsShape,
        body: z.object({ to: deskIdShape, text: z.string().trim().max(TEXT_LIMIT).exactOptional() }),
        response: { 201: otherShape.extend({ desk: z.string() }), ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk: deskId, number } = request.params
      const { to, text } = request.body
      const { user } = await memberOf(parts, request, reply, deskId)
      if (to === deskId) throw new ApiProblem(422, 'same-desk', 'the case is on that desk already; name another one')
      const role = await readRole(shell.pool, user.id, to)
      if (role === null) throw forbidden(`this needs a role on the desk \`${to}\` too, and you have none there`)
      const [from, other] = [await parts.desks.get(deskId), await parts.desks.get(to)]
      const made = doneOf(await transferCase(shell, { from, to: other, number, note: text || null, user, role }))
      return reply.status(201).send({ desk: to, number: made.number, label: caseLabel(other, made.number) })
    },
  )
}
