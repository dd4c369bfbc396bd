import { notYet } from "./notyet.ts"
import { z } from 'zod'
import type { ApiParts, ApiServer } from './app.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'

export async function live(app: ApiServer, parts: ApiParts): Promise<void> {
  app.get(
    '/api/live',
    {
      schema: {
        tags: ['staff'],
        operationId: 'watchDesk',
        summary: 'Server-sent events: `case` {desk, id, number, version, status} whenever a case changed; `resync` after a gap',
        querystring: z.object({ desk: deskIdShape }),
        response: { 200: { content: { 'text/event-stream': { schema: z.string() } } }, ...problems(401, 404) },
      },
    },
    async () => notYet(),
  )
}
