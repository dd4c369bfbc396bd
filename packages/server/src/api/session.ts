import { notYet } from "./notyet.ts"
import { z } from 'zod'
import type { ApiParts, ApiServer } from './app.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'
import { roleShape, textShape } from './shape/words.ts'
import { newUserShape, userShape } from './shape/user.ts'

const meShape = z
  .object({
    user: userShape,
    isAdministrator: z.boolean().describe('Of the installation: has every desk'),
    desks: z.array(
      z.object({ id: deskIdShape, title: textShape, prefix: z.string(), role: roleShape, timezone: z.string() }),
    ),
  })
  .meta({ id: 'Me' })

export async function session(app: ApiServer, parts: ApiParts): Promise<void> {
  app.get(
    '/api/setup',
    {
      schema: {
        tags: ['session'],
        operationId: 'getSetup',
        summary: 'Whether the first administrator is still to be made',
        response: { 200: z.object({ needed: z.boolean() }) },
      },
    },
    async () => notYet(),
  )
  app.post(
    '/api/setup',
    {
      schema: {
        tags: ['session'],
        operationId: 'setUp',
        summary: 'Make the first administrator, by the one-time link of the first start',
        body: newUserShape.extend({ token: z.string().min(1).max(200) }),
        response: { 201: z.object({ user: userShape }), ...problems(403, 409, 422, 429) },
      },
    },
    async () => notYet(),
  )
  app.get(
    '/api/me',
    {
      schema: {
        tags: ['session'],
        operationId: 'getMe',
        summary: 'Who is signed in, and on which desks',
        response: { 200: meShape, ...problems(401) },
      },
    },
    async () => notYet(),
  )
}
