import { notYet } from "./notyet.ts"
import { z } from 'zod'
import type { ApiParts, ApiServer } from './app.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'
import { newUserShape, userShape } from './shape/user.ts'
import { roleShape } from './shape/words.ts'

const paramsShape = z.object({ desk: deskIdShape })
const memberShape = z.object({ user: userShape, role: roleShape }).meta({ id: 'Member' })

export async function members(app: ApiServer, parts: ApiParts): Promise<void> {
  app.get(
    '/api/desks/:desk/members',
    {
      schema: {
        tags: ['staff'],
        operationId: 'listMembers',
        summary: 'Who works on the desk',
        params: paramsShape,
        response: { 200: z.object({ members: z.array(memberShape) }), ...problems(401, 404) },
      },
    },
    async () => notYet(),
  )
  app.post(
    '/api/desks/:desk/members',
    {
      schema: {
        tags: ['staff'],
        operationId: 'addMember',
        summary: 'An administrator of the desk makes an account, or gives a known one a role here',
        description: 'Name and password are needed where nobody has the address yet, and unused where somebody has.',
        params: paramsShape,
        body: newUserShape.partial({ name: true, password: true }).extend({ role: roleShape }),
        response: { 201: memberShape, ...problems(401, 403, 404, 422) },
      },
    },
    async () => notYet(),
  )
}
