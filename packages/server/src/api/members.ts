import { z } from 'zod'
import { newAccount } from '../auth/accounts.ts'
import { findUserByEmail, insertUser, listMembers, setMember } from '../store/staff.ts'
import { memberOf, requireRole } from './access.ts'
import type { ApiParts, ApiServer } from './app.ts'
import { ApiProblem } from './problem.ts'
import { deskIdShape } from './shape/desk.ts'
import { problems } from './shape/problem.ts'
import { newUserShape, userShape } from './shape/user.ts'
import { roleShape } from './shape/words.ts'

const paramsShape = z.object({ desk: deskIdShape })
const memberShape = z.object({ user: userShape, role: roleShape }).meta({ id: 'Member' })

const newMemberShape = newUserShape.extend({
  name: newUserShape.shape.name.exactOptional(),
  password: newUserShape.shape.password.exactOptional(),
  role: roleShape,
})

/** Who works on a desk. */
export async function members(app: ApiServer, parts: ApiParts): Promise<void> {
  const { pool, clock } = parts.shell

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
    async (request, reply) => {
      await memberOf(parts, request, reply, request.params.desk)
      return { members: [...(await listMembers(pool, request.params.desk))] }
    },
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
        body: newMemberShape,
        response: { 201: memberShape, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      requireRole(await memberOf(parts, request, reply, desk), ['administrator'])
      const { email, name, password, role } = request.body
      if (!(await findUserByEmail(pool, email))) {
        if (name === undefined || password === undefined) {
          throw new ApiProblem(
            422,
            'invalid',
            `nobody has the address \`${email}\` yet: give \`name\` and \`password\``,
          )
        }
        await insertUser(pool, await newAccount({ name, email, password }), false, clock())
      }
      // Read again: another administrator may have made the account in the meantime.
      const user = await findUserByEmail(pool, email)
      if (!user) throw new Error(`the account \`${email}\` that was just made is gone`)
      await setMember(pool, desk, user.id, role, clock())
      return reply.status(201).send({ user, role })
    },
  )
}
