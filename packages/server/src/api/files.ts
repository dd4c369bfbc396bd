import { notYet } from "./notyet.ts"
import { z } from 'zod'
import type { ApiParts, ApiServer } from './app.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'

export async function files(app: ApiServer, parts: ApiParts): Promise<void> {
  app.get(
    '/api/desks/:desk/files/:attachment',
    {
      schema: {
        tags: ['staff'],
        operationId: 'getFile',
        summary: 'The bytes of an attachment',
        params: z.object({ desk: deskIdShape, attachment: z.uuid() }),
        response: { 200: { content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } } }, ...problems(401, 404) },
      },
    },
    async () => notYet(),
  )
}
