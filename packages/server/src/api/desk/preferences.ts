import { z } from 'zod'
import { keepPreferences, readPreferences } from '../../store/desk/preference.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiContext, ApiServer } from '../context.ts'
import { deskIdShape } from '../shape/desk.ts'
import { DEFAULT_PREFERENCES, preferencesShape } from '../shape/list.ts'
import { problems } from '../shape/problem.ts'

const paramsShape = z.object({ desk: deskIdShape })

type Preferences = z.infer<typeof preferencesShape>

/** How a member likes the workspace of a desk: kept on the server, the same at every machine. */
export async function preferences(app: ApiServer, parts: ApiContext): Promise<void> {
  const { shell } = parts

  app.get(
    '/api/desks/:desk/preferences',
    {
      config: { access: 'desk.read' },
      schema: {
        tags: ['staff'],
        operationId: 'getPreferences',
        summary: 'One’s own columns and notifications',
        params: paramsShape,
        response: { 200: preferencesShape, ...problems(401, 404) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      return completed(await inDesk(shell.pool, desk, (db) => readPreferences(db, user.id)))
    },
  )
  app.patch(
    '/api/desks/:desk/preferences',
    {
      config: { access: 'desk.read' },
      schema: {
        tags: ['staff'],
        operationId: 'setPreferences',
        summary: 'Choose columns or notifications; what is left out stays as it was',
        params: paramsShape,
        body: z.object({
          columns: preferencesShape.shape.columns.exactOptional(),
          notify: preferencesShape.shape.notify.exactOptional(),
        }),
        response: { 200: preferencesShape, ...problems(401, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { user } = await memberOf(parts, request, reply, desk)
      return inDesk(shell.pool, desk, async (db) => {
        await keepPreferences(db, user.id, request.body, shell.clock())
        return completed(await readPreferences(db, user.id))
      })
    },
  )
}

/** What was kept by an older program may know less, or something that is gone: each part falls back by itself. */
function completed(kept: Readonly<Record<string, unknown>>): Preferences {
  const columns = preferencesShape.shape.columns.safeParse(kept.columns)
  const notify = preferencesShape.shape.notify.safeParse(kept.notify)
  return {
    columns: columns.success ? columns.data : DEFAULT_PREFERENCES.columns,
    notify: notify.success ? notify.data : DEFAULT_PREFERENCES.notify,
  }
}
