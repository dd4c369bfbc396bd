import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { newAccount } from '../../auth/accounts.ts'
import { type Invitation, invite } from '../../auth/invitation.ts'
import { listLeftCases } from '../../store/case/left-cases.ts'
import {
  changeRole,
  insertInvited,
  type ListedMember,
  listInstallationAdministrators,
  listMembers,
  type MemberChange,
  readMember,
  removeMember,
  worksBeyond,
} from '../../store/desk/member.ts'
import { findUserByEmail, insertUser, type Role, type StaffUser, setMember } from '../../store/desk/staff.ts'
import { endSessions, recordStaffAct } from '../../store/desk/staff-session.ts'
import { inDesk } from '../../store/transaction.ts'
import { memberOf } from '../access.ts'
import type { ApiParts, ApiServer } from '../context.ts'
import { ApiProblem, forbidden, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { invitationShape, memberShape, newMemberShape } from '../shape/member.ts'
import { problems } from '../shape/problem.ts'
import { userShape } from '../shape/user.ts'
import { roleShape } from '../shape/words.ts'

const paramsShape = z.object({ desk: deskIdShape })
const memberParams = paramsShape.extend({ user: z.string().min(1).max(64) })

/** Who works on a desk, and as what. */
export async function members(app: ApiServer, parts: ApiParts): Promise<void> {
  const { pool, clock } = parts.shell
  const inviteTo = (user: StaffUser) => invite({ auth: parts.auth, pool, publicUrl: parts.publicUrl }, user)
  const memberNow = async (desk: string, userId: string): Promise<ListedMember> => {
    const member = await readMember(pool, desk, userId)
    if (!member) throw notFound('such member')
    return member
  }
  /** False where another administrator was quicker. @throws ApiProblem 422 where the name is missing. */
  const makeUser = async ({ email, name, password }: z.infer<typeof newMemberShape>): Promise<boolean> => {
    if (name === undefined)
      throw new ApiProblem(422, 'invalid', `nobody has the address \`${email}\` yet: give \`name\``)
    return password === undefined
      ? insertInvited(pool, { id: randomUUID(), name, email }, clock())
      : insertUser(pool, await newAccount({ name, email, password }), false, clock())
  }
  const give = async (desk: string, user: StaffUser, role: Role): Promise<void> => {
    const change = await changeRole(pool, desk, user.id, role)
    if (change === 'no-member') await setMember(pool, desk, user.id, role, clock())
    else settled(change)
  }

  app.get(
    '/api/desks/:desk/members',
    {
      config: { access: 'member.read' },
      schema: {
        tags: ['staff'],
        operationId: 'listMembers',
        summary: 'Who works on the desk',
        params: paramsShape,
        response: {
          200: z.object({
            members: z.array(memberShape),
            everywhere: z.array(userShape).describe('Administrators of the installation: they have every desk'),
            left: z
              .array(z.object({ user: z.object({ id: z.string(), name: z.string() }), numbers: z.array(z.int()) }))
              .describe('Who no longer works here and still has open cases, with their numbers'),
          }),
          ...problems(401, 404),
        },
      },
    },
    async (request) => {
      const [own, everywhere, left] = await Promise.all([
        listMembers(pool, request.params.desk),
        listInstallationAdministrators(pool),
        inDesk(pool, request.params.desk, listLeftCases),
      ])
      return {
        members: [...own],
        everywhere: [...everywhere],
        left: left.map(({ user, numbers }) => ({ user, numbers: [...numbers] })),
      }
    },
  )
  app.post(
    '/api/desks/:desk/members',
    {
      config: { access: 'member.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'addMember',
        summary: 'An administrator of the desk makes an account, or gives a known one a role here',
        description:
          'A name is needed where nobody has the address yet, and unused where somebody has. Without a password the answer carries a link by which the person chooses one.',
        params: paramsShape,
        body: newMemberShape,
        response: {
          201: memberShape.extend({ invitation: invitationShape.nullable() }),
          ...problems(401, 403, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const { email, role } = request.body
      const isNew = !(await findUserByEmail(pool, email)) && (await makeUser(request.body))
      // Read again: another administrator may have made the account in the meantime.
      const user = await findUserByEmail(pool, email)
      if (!user) throw new Error(`the account \`${email}\` that was just made is gone`)
      await give(desk, user, role)
      const member = await memberNow(desk, user.id)
      const invitation = isNew && member.isInvited ? shown(await inviteTo(user)) : null
      return reply.status(201).send({ ...member, invitation })
    },
  )
  app.patch(
    '/api/desks/:desk/members/:user',
    {
      config: { access: 'member.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'changeMember',
        summary: 'Give a member another role; the last administrator keeps theirs',
        params: memberParams,
        body: z.object({ role: roleShape }),
        response: { 200: memberShape, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request) => {
      const { desk, user } = request.params
      settled(await changeRole(pool, desk, user, request.body.role))
      return memberNow(desk, user)
    },
  )
  app.delete(
    '/api/desks/:desk/members/:user',
    {
      config: { access: 'member.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'removeMember',
        summary: 'Take a member from the desk; the account and what they did stay',
        params: memberParams,
        response: { 204: z.null().describe('Removed'), ...problems(401, 403, 404, 409) },
      },
    },
    async (request, reply) => {
      const { desk, user } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      settled(await removeMember(pool, desk, user))
      await recordStaffAct(pool, { userId: user, kind: 'removed', deskId: desk, by: asker.user.id }, clock())
      // Whoever was removed is out at once, wherever they are signed in; on other desks they sign in again.
      await endSessions(pool, user, null)
      parts.shell.notices.staffChanged({ staff: user })
      return reply.status(204).send(null)
    },
  )
  app.post(
    '/api/desks/:desk/members/:user/invitations',
    {
      config: { access: 'member.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'inviteMember',
        summary: 'A new link to choose a password by, for a member who has none yet; the one before it is void',
        params: memberParams,
        response: { 201: invitationShape, ...problems(401, 403, 404, 409) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      const { user, isInvited } = await memberNow(desk, request.params.user)
      if (!isInvited) throw new ApiProblem(409, 'has-password', `\`${user.name}\` has chosen a password already`)
      // Whoever holds the link becomes that person on every desk of theirs.
      if (await worksBeyond(pool, user.id, asker.user.id)) {
        throw forbidden(
          `\`${user.name}\` also works on a desk that you do not administer: its administrator invites them`,
        )
      }
      return reply.status(201).send(shown(await inviteTo(user)))
    },
  )
}

function settled(change: MemberChange): void {
  if (change === 'no-member') throw notFound('such member')
  if (change === 'last-administrator') {
    throw new ApiProblem(
      409,
      'last-administrator',
      'the desk would be left without an administrator of its own: make somebody else one first',
    )
  }
}

function shown({ url, expiresAt }: Invitation) {
  return { url, expiresAt: expiresAt.toISOString() }
}
