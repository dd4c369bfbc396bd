import { notYet } from "./notyet.ts"
import { z } from 'zod'
import type { ApiParts, ApiServer } from './app.ts'
import { countsShape, deskIdShape, deskShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'

const paramsShape = z.object({ desk: deskIdShape })

export async function desks(app: ApiServer, parts: ApiParts): Promise<void> {
  app.get(
    '/api/desks/:desk',
    {
      schema: {
        tags: ['staff'],
        operationId: 'getDesk',
        summary: 'A desk and the regulation that it runs under',
        params: paramsShape,
        response: { 200: deskShape, ...problems(401, 404) },
      },
    },
    async () => notYet(),
  )
  app.get(
    '/api/desks/:desk/counts',
    {
      schema: {
        tags: ['staff'],
        operationId: 'getCounts',
        summary: 'How many cases each list holds',
        params: paramsShape,
        response: { 200: countsShape, ...problems(401, 404) },
      },
    },
    async () => notYet(),
  )
}
