import { hasRight } from '@reglament/engine'
import { z } from 'zod'
import {
  deleteSavedFilter,
  insertSavedFilter,
  listSavedFilters,
  readSavedFilter,
  type SavedFilter,
} from '../../store/case/saved-filter.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf, requireRight } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { forbidden, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { filterShape, listShape, savedFilterShape } from '../shape/list.ts'
import { problems } from '../shape/problem.ts'

const paramsShape = z.object({ desk: deskIdShape })

/** Ways of looking at a list that a user gave a name; a head shares them with the desk. */
export async function savedFilters(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/filters',
    {
      config: { access: 'desk.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listFilters',
        summary: 'One’s own saved filters, and those shared with the desk',
        params: paramsShape,
        response: { 200: z.object({ rows: z.array(savedFilterShape) }), ...problems(401, 404) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      const rows = await inDesk(shell.pool, desk, (db) => listSavedFilters(db, user.id))
      return { rows: rows.map((saved) => shown(saved, user.id)) }
    },
  )
  app.post(
    '/api/desks/:desk/filters',
    {
      config: { access: 'desk.read' },
      schema: {
        tags: ['staff'],
        operationId: 'saveFilter',
        summary: 'Save a filter under a name; a head or an administrator may share it with the desk',
        params: paramsShape,
        body: z.object({
          title: z.string().trim().min(1).max(80),
          list: listShape,
          filter: filterShape,
          isShared: z.boolean().default(false),
        }),
        response: { 201: savedFilterShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      if (request.body.isShared) requireRight(asker, 'filter.share')
      const saved: SavedFilter = { ...request.body, id: shell.newId(), owner: asker.user.id }
      await inDesk(shell.pool, desk, (db) => insertSavedFilter(db, saved, shell.clock()))
      return reply.status(201).send(shown(saved, asker.user.id))
    },
  )
  app.delete(
    '/api/desks/:desk/filters/:id',
    {
      config: { access: 'desk.read' },
      schema: {
        tags: ['staff'],
        operationId: 'dropFilter',
        summary: 'Forget a saved filter: one’s own, or a shared one as a head or an administrator',
        params: paramsShape.extend({ id: z.uuid() }),
        response: { 204: z.null(), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk, id } = request.params
      const { user, role } = await memberOf(parts, request, reply, desk)
      await inDesk(shell.pool, desk, async (db) => {
        const saved = await readSavedFilter(db, id)
        const isMine = saved?.owner === user.id
        // Somebody else’s own filter is not there for others.
        if (!saved || (!isMine && !saved.isShared)) throw notFound('such filter')
        if (!isMine && !hasRight(role, 'filter.share'))
          throw forbidden('a shared filter is taken away by its owner, a head or an administrator')
        await deleteSavedFilter(db, id)
      })
      return reply.status(204).send(null)
    },
  )
}

function shown({ id, owner, title, list, filter, isShared }: SavedFilter, userId: string) {
  return { id, title, list, filter, isShared, isMine: owner === userId }
}
