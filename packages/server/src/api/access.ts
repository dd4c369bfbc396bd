import type { Actor } from '@reglament/engine'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Role, readRole, type StaffUser } from '../store/staff.ts'
import type { ApiParts } from './app.ts'
import { forbidden, notFound, unauthenticated } from './problem.ts'

/** A member of a desk, who asks something of it. */
export interface Asker {
  readonly user: StaffUser
  readonly role: Role
  readonly actor: Actor
}

type Known = Pick<ApiParts, 'auth' | 'shell'>

/**
 * Whoever is signed in. A session that is used is prolonged: the new cookie goes out with the answer.
 * @throws ApiProblem 401
 */
export async function signedIn({ auth }: Known, request: FastifyRequest, reply: FastifyReply): Promise<StaffUser> {
  const { cookie } = request.headers
  if (cookie === undefined) throw unauthenticated()
  const { headers, response } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true })
  for (const each of headers.getSetCookie()) reply.header('set-cookie', each)
  if (!response) throw unauthenticated()
  const { id, name, email } = response.user
  return { id, name, email }
}

/**
 * The same, and what they are on the desk.
 * @throws ApiProblem 401; 404 where the desk is not theirs: who is no member can't tell it from one that is not there.
 */
export async function memberOf(
  parts: Known,
  request: FastifyRequest,
  reply: FastifyReply,
  deskId: string,
): Promise<Asker> {
  const user = await signedIn(parts, request, reply)
  const role = await readRole(parts.shell.pool, user.id, deskId)
  if (role === null) throw notFound('such desk')
  return { user, role, actor: { role, id: user.id } }
}

/** Who may record clients and what they hold; everybody on the desk may read it. */
export const CLIENT_RECORDERS = ['head', 'administrator'] as const satisfies readonly Role[]

/** @throws ApiProblem 403 unless the asker has one of the roles. */
export function requireRole({ role }: Asker, allowed: readonly Role[]): void {
  if (allowed.includes(role)) return
  throw forbidden(`this needs the role ${allowed.map((each) => `\`${each}\``).join(' or ')}, and yours is \`${role}\``)
}
