import { z } from 'zod'
import { takeNext } from '../../handle/take-next.ts'
import { UnreadableCursor } from '../../store/case/case-cursor.ts'
import { countList, type FreeCase, LISTS, type ListFilter, listCases } from '../../store/case/case-list.ts'
import { caseLabel, type Desk } from '../../store/desk/desk.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf, requireRight } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { caseRow } from '../present.ts'
import { ApiProblem } from '../problem.ts'
import { caseRowShape } from '../shape/case.ts'
import { deskIdShape } from '../shape/desk.ts'
import { filterShape, takenShape } from '../shape/list.ts'
import { problems } from '../shape/problem.ts'

const paramsShape = z.object({ desk: deskIdShape })

/** As many cases as a page asks after at once. */
const MOST_NUMBERS = 200

const askedShape = filterShape.extend({
  list: z.enum(LISTS).default('queue'),
  q: z.string().max(200).exactOptional().describe('A number, or words of the subject or the client'),
})

const pageShape = askedShape.extend({
  numbers: z
    .string()
    .regex(/^\d{1,15}(,\d{1,15})*$/)
    .transform((text) => text.split(',').map(Number))
    .refine((numbers) => numbers.length <= MOST_NUMBERS, `at most ${MOST_NUMBERS}`)
    .exactOptional()
    .describe('Of these cases, those that the list holds: `1041,1042`'),
  cursor: z.string().max(500).exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

type Asked = z.infer<typeof askedShape>

/** The lists of cases that a desk works by. */
export async function lists(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/cases',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listCases',
        summary: 'A list of cases; the queue is in the order in which they are to be worked',
        params: paramsShape,
        querystring: pageShape,
        response: {
          200: z.object({ rows: z.array(caseRowShape), next: z.string().nullable() }),
          ...problems(401, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const asker = await memberOf(parts, request, reply, request.params.desk)
      requireRight(asker, rightTo(request.query.list))
      const { user } = asker
      const desk = await parts.desks.get(request.params.desk)
      const { cursor, limit, numbers, ...rest } = request.query
      const asked = { ...questionOf(rest, user.id), cursor: cursor ?? null, limit, ...(numbers ? { numbers } : {}) }
      try {
        const { rows, next } = await inDesk(shell.pool, desk.id, (db) => listCases(db, asked))
        return { rows: rows.map((row) => caseRow(row, desk)), next }
      } catch (thrown) {
        if (thrown instanceof UnreadableCursor) throw new ApiProblem(422, 'unreadable-cursor', thrown.message)
        throw thrown
      }
    },
  )
  app.get(
    '/api/desks/:desk/case-count',
    {
      config: { access: 'case.read' },
      schema: {
        tags: ['staff'],
        operationId: 'countCases',
        summary: 'How many cases a list holds under a filter',
        params: paramsShape,
        querystring: askedShape,
        response: { 200: z.object({ count: z.int() }), ...problems(401, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      requireRight(asker, rightTo(request.query.list))
      const asked = questionOf(request.query, asker.user.id)
      return { count: await inDesk(shell.pool, desk, (db) => countList(db, asked)) }
    },
  )
  app.post(
    '/api/desks/:desk/takes',
    {
      config: { access: 'case.work' },
      schema: {
        tags: ['staff'],
        operationId: 'takeNext',
        summary: 'Take the next case: the first of the queue that nobody has and that the engine lets one take',
        description: 'Two who ask at once get two cases. 409 `queue-empty` where there is none to take.',
        params: paramsShape,
        body: z.object({ filter: filterShape.exactOptional() }),
        response: { 201: takenShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { actor } = await memberOf(parts, request, reply, request.params.desk)
      if (actor.role === 'client' || actor.role === 'desk') throw new TypeError('a member of a desk is staff')
      const desk = await parts.desks.get(request.params.desk)
      const done = await takeNext(shell, desk.id, actor, request.body.filter ?? {})
      if (!done) throw new ApiProblem(409, 'queue-empty', 'the queue has no case that is free for you to take')
      return reply.status(201).send({ ...placed(done.taken, desk), before: done.before && placed(done.before, desk) })
    },
  )
}

/** Whoever works in development alone sees what was handed over, and no other list. */
const rightTo = (list: Asked['list']) => (list === 'development' ? 'development.read' : 'lists.read')

function questionOf({ list, q, ...filter }: Asked, userId: string) {
  return { list, userId, q: q?.trim() || null, filter: filter satisfies ListFilter }
}

/** A case of the queue, and what its place there comes from. */
function placed({ number, priority, respondBy, registeredAt }: FreeCase, desk: Desk) {
  return { number, label: caseLabel(desk, number), priority, respondBy, registeredAt }
}
