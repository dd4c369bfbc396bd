import { z } from 'zod'
import { registerQuestion } from '../../intake/question/take-question.ts'
import { caseLabel } from '../../store/desk/desk.ts'
import { countHeld, decideHeld, type HeldQuestion, listHeld, readHeld } from '../../store/intake/held-question.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { keepOffered } from '../knowledge/offered.ts'
import { doneOf } from '../outcome.ts'
import { notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { heldQuestionShape } from '../shape/question.ts'

const deskParams = z.object({ desk: deskIdShape })
const oneParams = deskParams.extend({ id: z.uuid() })

/** Questions from forms that looked like spam: a person makes a case of each, or says what it is. Nothing is deleted. */
export async function heldQuestions(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell, desks } = parts

  app.get(
    '/api/desks/:desk/held-questions',
    {
      config: { access: 'mail.unreadable' },
      schema: {
        tags: ['staff'],
        operationId: 'listHeldQuestions',
        summary: 'Questions from forms that wait for a person, the oldest first; or those that were called spam',
        params: deskParams,
        querystring: z.object({ which: z.enum(['waiting', 'spam']).default('waiting') }),
        response: {
          200: z.object({ rows: z.array(heldQuestionShape), waiting: z.int() }),
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request) => {
      const [rows, waiting] = await inDesk(shell.pool, request.params.desk, (db) =>
        Promise.all([listHeld(db, request.query.which), countHeld(db)]),
      )
      return { rows: rows.map(shown), waiting }
    },
  )
  app.post(
    '/api/desks/:desk/held-questions/:id/cases',
    {
      config: { access: 'mail.unreadable' },
      schema: {
        tags: ['staff'],
        operationId: 'registerHeldQuestion',
        summary: 'It is a question: a case is made of it, and its clock runs from then on, as of every case',
        params: oneParams,
        response: { 201: z.object({ number: z.int(), label: z.string() }), ...problems(401, 403, 404, 409) },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { user } = await memberOf(parts, request, reply, request.params.desk)
      const desk = await desks.get(request.params.desk)
      const held = await inDesk(shell.pool, desk.id, (db) => readHeld(db, id))
      if (!held) throw notFound('such question that waits')
      const { asked, offered } = held
      const keep = keepOffered(shell, offered ? [...offered] : undefined, (asked.description ?? '').slice(0, 200))
      const { number } = doneOf(
        await registerQuestion(shell, {
          desk,
          asked,
          within: async (db, done) => {
            const decided = { decision: 'registered', caseId: done.caseId, by: user.id } as const
            // Somebody else was quicker: no case is made of it twice.
            if (!(await decideHeld(db, id, decided, shell.clock()))) throw notFound('such question that waits')
            await keep?.(db, done)
          },
        }),
      )
      return reply.status(201).send({ number, label: caseLabel(desk, number) })
    },
  )
  app.post(
    '/api/desks/:desk/held-questions/:id/refusals',
    {
      config: { access: 'mail.unreadable' },
      schema: {
        tags: ['staff'],
        operationId: 'refuseHeldQuestion',
        summary: 'It is spam; it is kept, and can be made a case of later',
        params: oneParams,
        response: { 201: z.null(), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk, id } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const decided = { decision: 'spam', caseId: null, by: user.id } as const
      if (!(await inDesk(shell.pool, desk, (db) => decideHeld(db, id, decided, shell.clock()))))
        throw notFound('such question that waits')
      return reply.status(201).send(null)
    },
  )
}

function shown({ id, at, signs, asked, decision, decidedBy }: HeldQuestion): z.infer<typeof heldQuestionShape> {
  return { id, at: at.toISOString(), signs: [...signs], asked: { ...asked }, decision, decidedBy }
}
