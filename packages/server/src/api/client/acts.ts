import { actKey, isInn } from '@reglament/engine'
import { z } from 'zod'
import { listActs, registerAct } from '../../store/client/act.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { actShape, newActShape, registeredActShape } from '../shape/renewal.ts'

const paramsShape = z.object({ desk: deskIdShape })
const MOST_AT_ONCE = 1000

/** The acts of services that the vendor issued: what clients quote is held against them (S8-S10). */
export async function acts(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/acts',
    {
      config: { access: 'client.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listActs',
        summary: 'The registered acts, the last registered first',
        params: paramsShape,
        querystring: z.object({
          q: z.string().max(100).exactOptional().describe('The beginning of a number, however written, or of an INN'),
        }),
        response: { 200: z.object({ acts: z.array(actShape) }), ...problems(401, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      await memberOf(parts, request, reply, desk)
      const q = request.query.q?.trim() || null
      return { acts: [...(await inDesk(shell.pool, desk, (db) => listActs(db, q)))] }
    },
  )
  app.post(
    '/api/desks/:desk/acts',
    {
      config: { access: 'holding.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'registerActs',
        summary: 'Registers acts by their numbers; one that was not used yet is corrected',
        description: 'Each act answers for itself: one that can’t be used keeps none of the others out.',
        params: paramsShape,
        body: z.object({ acts: z.array(newActShape).min(1).max(MOST_AT_ONCE) }),
        response: { 201: z.object({ acts: z.array(registeredActShape) }), ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      const now = shell.clock()
      const registered = await inDesk(shell.pool, desk, async (db) => {
        const outcomes: z.infer<typeof registeredActShape>[] = []
        for (const act of request.body.acts) {
          const { number } = act
          if (actKey(number) === '') outcomes.push({ number, outcome: 'no-number' })
          else if (!isInn(act.inn)) outcomes.push({ number, outcome: 'wrong-inn' })
          else outcomes.push({ number, outcome: await registerAct(db, shell.newId(), act, asker.user.id, now) })
        }
        return outcomes
      })
      return reply.status(201).send({ acts: registered })
    },
  )
}
