import { notYet } from "./notyet.ts"
import { z } from 'zod'
import type { ApiParts, ApiServer } from './app.ts'
import { problems } from './shape/problem.ts'
import { userShape } from './shape/user.ts'

export async function serveAuth(app: ApiServer, parts: ApiParts): Promise<void> {
  app.post(
    '/api/auth/sign-in/email',
    {
      schema: {
        tags: ['session'],
        operationId: 'signIn',
        summary: 'Sign in with a password; the session is a cookie',
        body: z.object({
          email: z.string().max(254),
          password: z.string().max(1000),
          rememberMe: z.boolean().exactOptional(),
        }),
        response: { 200: z.looseObject({ user: userShape.loose() }), ...problems(401, 422, 429) },
      },
    },
    async () => notYet(),
  )
  app.post(
    '/api/auth/sign-out',
    {
      schema: {
        tags: ['session'],
        operationId: 'signOut',
        summary: 'End the session',
        body: z.object({}).nullish(),
        response: { 200: z.object({ success: z.boolean() }) },
      },
    },
    async () => notYet(),
  )
}
