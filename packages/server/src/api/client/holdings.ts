import { z } from 'zod'
import { type HeldRight, insertHolding, readHeldRights, setHoldingEnd } from '../../store/client/holding.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { heldRight } from '../present.ts'
import { notFound } from '../problem.ts'
import { heldRightShape, holdingEndShape } from '../shape/client.ts'
import { deskIdShape } from '../shape/desk.ts'
import { problems } from '../shape/problem.ts'
import { holdingShape } from '../shape/request.ts'
import { checkEnd, checkHolding } from './holding-check.ts'
import { ownerOf, readKnownClient } from './known-client.ts'

const clientParams = z.object({ desk: deskIdShape, client: z.uuid() })

/** What clients hold: a right is recorded, and may be given another end; nothing of it is forgotten. */
export async function holdings(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.post(
    '/api/desks/:desk/clients/:client/holdings',
    {
      config: { access: 'holding.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'recordHolding',
        summary: 'Records a right of a client',
        params: clientParams,
        body: holdingShape,
        response: { 201: heldRightShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk, client } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      checkHolding(request.body, (await parts.desks.get(desk)).model)
      const [id, now] = [shell.newId(), shell.clock()]
      const right = await inDesk(shell.pool, desk, async (db) => {
        const owner = ownerOf(await readKnownClient(db, client))
        await insertHolding(db, id, owner, request.body, now, asker.user.id)
        return findRight(await readHeldRights(db, owner), id)
      })
      return reply.status(201).send(heldRight(right))
    },
  )
  app.patch(
    '/api/desks/:desk/clients/:client/holdings/:holding',
    {
      config: { access: 'holding.edit' },
      schema: {
        tags: ['staff'],
        operationId: 'endHolding',
        summary: 'Sets when a right ends, today at the earliest; what it said before is kept with it',
        params: clientParams.extend({ holding: z.uuid() }),
        body: holdingEndShape,
        response: { 200: heldRightShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { desk, client, holding: holdingId } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      const { model } = await parts.desks.get(desk)
      const { until } = request.body
      const now = shell.clock()
      const right = await inDesk(shell.pool, desk, async (db) => {
        const known = await readKnownClient(db, client)
        checkEnd(findRight(known.rights, holdingId).holding, until, model, now)
        await setHoldingEnd(db, { id: shell.newId(), holdingId, until, by: asker.user.id }, now)
        return findRight(await readHeldRights(db, ownerOf(known)), holdingId)
      })
      return heldRight(right)
    },
  )
}

/** @throws ApiProblem 404 where the right is somebody else's. */
function findRight(rights: readonly HeldRight[], id: string): HeldRight {
  const found = rights.find((right) => right.id === id)
  if (!found) throw notFound('such right of this client')
  return found
}
