import { notYet } from "./notyet.ts"
import { z } from 'zod'
import type { ApiParts, ApiServer } from './app.ts'
import { deskIdShape, deskTitleShape, publicDeskShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'

export async function publicDesks(app: ApiServer, parts: ApiParts): Promise<void> {
  app.get(
    '/api/public/desks',
    {
      schema: {
        tags: ['public'],
        operationId: 'listPublicDesks',
        summary: 'The desks of this installation',
        response: { 200: z.object({ desks: z.array(deskTitleShape) }) },
      },
    },
    async () => notYet(),
  )
  app.get(
    '/api/public/desks/:desk',
    {
      schema: {
        tags: ['public'],
        operationId: 'getPublicDesk',
        summary: 'A desk and its regulation, for the form',
        params: z.object({ desk: deskIdShape }),
        response: { 200: publicDeskShape, ...problems(404) },
      },
    },
    async () => notYet(),
  )
}
