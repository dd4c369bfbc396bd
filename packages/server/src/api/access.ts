import { type Actor, HOLDERS, hasRight, type StaffRight } from '@reglament/engine'
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { wasHandedOver } from '../store/case/handed-over.ts'
import { type Role, readRole, type StaffUser } from '../store/desk/staff.ts'
import { hasSecondFactor } from '../store/desk/staff-session.ts'
import { inDesk } from '../store/transaction.ts'
import type { ApiParts } from './context.ts'
import { ApiProblem, forbidden, notFound, unauthenticated } from './problem.ts'

/**
 * Who may use a route: holders of a right on the desk that it names, whoever is signed in, or anybody (it guards itself,
 * by a token of its own or not at all).
 */
export type Access = StaffRight | 'signed-in' | 'anybody'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route outside `/api/public/` says it; `engine/staff` says which roles hold which right. */
    readonly access?: Access
  }
}

/** A member of a desk, who asks something of it. */
export interface Asker {
  readonly user: StaffUser
  readonly role: Role
  readonly actor: Actor
}

type Known = Pick<ApiParts, 'auth' | 'shell' | 'administratorsNeedSecondFactor'>

/** Who asks, as `guard` found them: read by the handler once, so that a long stream that asks again asks anew. */
const admitted = new WeakMap<FastifyRequest, Asker>()

/**
 * Whoever is signed in. A session that is used is prolonged: the new cookie goes out with the answer.
 * @throws ApiProblem 401
 */
export async function signedIn(parts: Known, request: FastifyRequest, reply: FastifyReply): Promise<StaffUser> {
  return (await sessionOf(parts, request, reply)).user
}

/** The same, and by which session. @throws ApiProblem 401 */
export async function sessionOf(
  { auth }: Known,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ readonly user: StaffUser; readonly sessionId: string }> {
  const { cookie } = request.headers
  if (cookie === undefined) throw unauthenticated()
  const { headers, response } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true })
  for (const each of headers.getSetCookie()) reply.header('set-cookie', each)
  if (!response) throw unauthenticated()
  const { id, name, email } = response.user
  return { user: { id, name, email }, sessionId: response.session.id }
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
  const known = admitted.get(request)
  if (known) {
    admitted.delete(request)
    return known
  }
  const user = await signedIn(parts, request, reply)
  const role = await readRole(parts.shell.pool, user.id, deskId)
  if (role === null) throw notFound('such desk')
  return { user, role, actor: { role, id: user.id } }
}

/** Whether the asker's role has the right. */
export function hasRightOf({ role }: Asker, right: StaffRight): boolean {
  return hasRight(role, right)
}

/** @throws ApiProblem 403 unless the asker's role has the right. */
export function requireRight({ role }: Asker, right: StaffRight): void {
  if (hasRight(role, right)) return
  const holders = HOLDERS[right].map((each) => `\`${each}\``).join(' or ')
  throw forbidden(`this needs the role ${holders}, and yours is \`${role}\``)
}

/** Puts the route's own guard before it. @throws Error at the start, where a route does not say who may use it. */
export function guard(parts: Known, route: RouteOptions): void {
  const access = accessOf(route)
  if (access === 'anybody') return
  const before = route.onRequest === undefined ? [] : [route.onRequest].flat()
  route.onRequest = [
    ...before,
    async (request: FastifyRequest, reply: FastifyReply) => {
      if (access === 'signed-in') return void (await signedIn(parts, request, reply))
      const asker = await memberOf(parts, request, reply, deskOf(request))
      requireRight(asker, access)
      await requireSecondFactor(parts, asker)
      if (!hasRight(asker.role, 'lists.read')) await requireHandedOver(parts, request)
      admitted.set(request, asker)
    },
  ]
}

/** Routes of `/api/public/`, and those that are in no description (pages, documentation, better-auth's own), guard themselves. */
function accessOf({ url, schema, config }: RouteOptions): Access {
  if (config?.access) return config.access
  const isOurs = url.startsWith('/api/') && !url.startsWith('/api/public/') && !url.startsWith('/api/auth/')
  if (!isOurs || (schema as { readonly hide?: boolean } | undefined)?.hide === true) return 'anybody'
  throw new Error(
    `the route \`${url}\` does not say who may use it: give it \`config: { access: '…' }\`, a right of engine/staff/rights.ts, \`signed-in\` or \`anybody\``,
  )
}

/** Where the installation asks for it, an administrator without a second factor does nothing but set one up. */
async function requireSecondFactor({ shell, administratorsNeedSecondFactor }: Known, asker: Asker): Promise<void> {
  if (!administratorsNeedSecondFactor || asker.role !== 'administrator') return
  if (await hasSecondFactor(shell.pool, asker.user.id)) return
  throw new ApiProblem(
    403,
    'second-factor-needed',
    'administrators sign in with a second factor here: set one up first',
  )
}

/**
 * Whoever has no right to the lists of cases reads those that were handed to development; another one is as if it were
 * not there. Routes of a case name it by `:number`, those of a file by `:attachment`.
 * @throws ApiProblem 404
 */
async function requireHandedOver({ shell }: Known, request: FastifyRequest): Promise<void> {
  const { number, attachment } = request.params as { readonly number?: string; readonly attachment?: string }
  if (number === undefined && attachment === undefined) return
  // What is no number or no id at all, the route's own schema answers.
  const isReadable = number === undefined ? UUID.test(attachment ?? '') : /^\d{1,15}$/.test(number)
  if (!isReadable) return
  const asked = number === undefined ? { attachmentId: attachment ?? '' } : { number: Number(number) }
  if (!(await inDesk(shell.pool, deskOf(request), (db) => wasHandedOver(db, asked)))) throw notFound('such case')
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A route that needs a right names its desk in the path, or in the query where it has no other place for it. */
function deskOf({ params, query }: FastifyRequest): string {
  const named = { ...(query as object), ...(params as object) } as { readonly desk?: unknown }
  return typeof named.desk === 'string' ? named.desk : ''
}
