import { z } from 'zod'
import { invite } from '../../auth/invitation.ts'
import { readMember, worksBeyond } from '../../store/desk/member.ts'
import type { StaffUser } from '../../store/desk/staff.ts'
import {
  dropSecondFactor,
  endSessions,
  isInstallationAdministrator,
  recordStaffAct,
} from '../../store/desk/staff-session.ts'
import { memberOf } from '../access.ts'
import type { ApiParts, ApiServer } from '../context.ts'
import { forbidden, notFound } from '../problem.ts'
import { deskIdShape } from '../shape/desk.ts'
import { invitationShape } from '../shape/member.ts'
import { problems } from '../shape/problem.ts'

const memberParams = z.object({ desk: deskIdShape, user: z.string().min(1).max(64) })

/** What an administrator does for a member who can't come in any more: a lost password, a lost telephone. */
export async function memberAccounts(app: ApiServer, parts: ApiParts): Promise<void> {
  const { pool, clock } = parts.shell

  /** The member whose account may be opened; whoever holds the link becomes that person everywhere. */
  const openable = async (desk: string, userId: string, askerId: string): Promise<StaffUser> => {
    const member = await readMember(pool, desk, userId)
    if (!member) throw notFound('such member')
    const { user } = member
    if ((await isInstallationAdministrator(pool, user.id)) && !(await isInstallationAdministrator(pool, askerId))) {
      throw forbidden(
        `\`${user.name}\` administers the whole installation: another one of its administrators helps them`,
      )
    }
    if (await worksBeyond(pool, user.id, askerId)) {
      throw forbidden(`\`${user.name}\` also works on a desk that you do not administer: its administrator helps them`)
    }
    return user
  }

  app.post(
    '/api/desks/:desk/members/:user/password-links',
    {
      config: { access: 'member.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'makePasswordLink',
        summary: 'A link by which a member who lost their password chooses another, once; the one before it is void',
        description: 'Who made it for whom is kept. When the new password is chosen, all sessions of the member end.',
        params: memberParams,
        response: { 201: invitationShape, ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      const user = await openable(desk, request.params.user, asker.user.id)
      await recordStaffAct(pool, { userId: user.id, kind: 'password-link', deskId: desk, by: asker.user.id }, clock())
      const { url, expiresAt } = await invite({ auth: parts.auth, pool, publicUrl: parts.publicUrl }, user)
      return reply.status(201).send({ url, expiresAt: expiresAt.toISOString() })
    },
  )
  app.delete(
    '/api/desks/:desk/members/:user/second-factor',
    {
      config: { access: 'member.manage' },
      schema: {
        tags: ['staff'],
        operationId: 'dropSecondFactor',
        summary: 'Takes the second factor from a member who lost it, and ends their sessions',
        params: memberParams,
        response: { 204: z.null().describe('Taken'), ...problems(401, 403, 404) },
      },
    },
    async (request, reply) => {
      const { desk } = request.params
      const asker = await memberOf(parts, request, reply, desk)
      const user = await openable(desk, request.params.user, asker.user.id)
      // Written down first: killed in between, it is known of and not done, and never done and not known of.
      const act = { userId: user.id, kind: 'second-factor-dropped', deskId: desk, by: asker.user.id } as const
      await recordStaffAct(pool, act, clock())
      await dropSecondFactor(pool, user.id)
      await endSessions(pool, user.id, null)
      parts.shell.notices.staffChanged({ staff: user.id })
      return reply.status(204).send(null)
    },
  )
}
