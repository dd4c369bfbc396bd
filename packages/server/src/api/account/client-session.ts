import { randomBytes } from 'node:crypto'
import { instant, type Request } from '@reglament/engine'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashToken, mayEnter, SESSION_LIFE_MS } from '../../account.ts'
import { type AccountHolder, readAccountHolder } from '../../store/account/client-account.ts'
import { deleteClientSession, insertClientSession, readClientSession } from '../../store/account/client-session.ts'
import { type FoundCase, readCaseByNumber, readTrackedCase } from '../../store/case/case-detail.ts'
import { type DeskClient, inDesk } from '../../store/transaction.ts'
import type { ApiContext } from '../context.ts'
import type { KnownDesk } from '../known-desk.ts'
import { refuseForeignPage } from '../origin.ts'
import { unauthenticated } from '../problem.ts'

// Sessions of clients: tables, cookies and routes of their own, so that none can be taken for one of staff.

/** In place of a tracking link's secret: the case is opened by the account that this browser is signed in to. */
const BY_SESSION = 'session'

/** No more than the public routes see the cookie; each desk has its own. */
const COOKIE_PATH = '/api/public'
const cookieName = (deskId: string) => `reglament-client-${deskId}`

/** Starts a session and gives it to the browser. */
export async function startSession(
  { shell, publicUrl }: ApiContext,
  reply: FastifyReply,
  db: DeskClient,
  contactId: string,
): Promise<void> {
  const now = shell.clock()
  const token = randomBytes(32).toString('base64url')
  const session = { tokenHash: hashToken(token), contactId, expiresAt: instant(now + SESSION_LIFE_MS) }
  await insertClientSession(db, session, now)
  reply.header('set-cookie', cookie(publicUrl, db.deskId, token, SESSION_LIFE_MS / 1000))
}

/** Ends the session on the server, and takes it from the browser. */
export async function endSession(
  { shell, publicUrl }: ApiContext,
  request: FastifyRequest,
  reply: FastifyReply,
  deskId: string,
): Promise<void> {
  const token = tokenOf(request, deskId)
  if (token !== null) await inDesk(shell.pool, deskId, (db) => deleteClientSession(db, hashToken(token)))
  reply.header('set-cookie', cookie(publicUrl, deskId, '', 0))
}

function cookie(publicUrl: string, deskId: string, token: string, seconds: number): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  return `${cookieName(deskId)}=${token}; Path=${COOKIE_PATH}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

function tokenOf({ headers }: FastifyRequest, deskId: string): string | null {
  const name = `${cookieName(deskId)}=`
  const found = headers.cookie?.split(/;\s*/).find((each) => each.startsWith(name))
  return found?.slice(name.length) || null
}

/** Under what the session of this browser is kept; null where it has none. */
export function sessionTokenHash(request: FastifyRequest, deskId: string): string | null {
  const token = tokenOf(request, deskId)
  return token === null ? null : hashToken(token)
}

/**
 * Whoever is signed in to the account; null where nobody is, the session ended, or the person may no longer enter.
 * @throws ApiProblem 403 where a page of another site acts with the session
 */
async function holderOf(
  { shell, publicUrl }: ApiContext,
  request: FastifyRequest,
  db: DeskClient,
  desk: KnownDesk,
): Promise<AccountHolder | null> {
  refuseForeignPage(request, publicUrl)
  const token = tokenOf(request, desk.id)
  const contactId = token === null ? null : await readClientSession(db, hashToken(token), shell.clock())
  const holder = contactId === null ? null : await readAccountHolder(db, contactId)
  return mayEnter(holder, desk.model) ? holder : null
}

/** @throws ApiProblem 401, 403 */
export async function requireHolder(
  parts: ApiContext,
  request: FastifyRequest,
  db: DeskClient,
  desk: KnownDesk,
): Promise<AccountHolder> {
  const holder = await holderOf(parts, request, db, desk)
  if (holder === null) throw unauthenticated()
  return holder
}

/** Whose cases an account shows: the person's own, and those of the organization that they are known to belong to. */
export function caseOwnerOf(holder: AccountHolder): {
  readonly organizationId: string | null
  readonly contactId: string
} {
  return { organizationId: holder.isColleague ? holder.organizationId : null, contactId: holder.id }
}

/**
 * A client's case by its number and the secret of its link, or by the session where `BY_SESSION` stands in its place.
 * null where there is none, the secret is another's, or the case is not one of theirs: they can't be told apart.
 */
export async function readClientCase(
  parts: ApiContext,
  request: FastifyRequest,
  db: DeskClient,
  desk: KnownDesk,
  { number, key }: { readonly number: number; readonly key: string },
): Promise<FoundCase | null> {
  if (key !== BY_SESSION) return readTrackedCase(db, number, key)
  const holder = await holderOf(parts, request, db, desk)
  const found = holder && (await readCaseByNumber(db, number))
  if (!found) return null
  const { organizationId, contactId } = caseOwnerOf(holder)
  const isTheirs = found.contactId === contactId || (organizationId !== null && found.organizationId === organizationId)
  return isTheirs ? found : null
}

/** Who acts on a case: the one who is signed in, or the one whose case it is, whose link it was. */
export async function writerOf(
  parts: ApiContext,
  request: FastifyRequest,
  deskId: string,
  key: string,
  found: FoundCase,
): Promise<{ readonly contactId: string | null; readonly contact: NonNullable<Request['contact']> }> {
  if (key !== BY_SESSION) return { contactId: found.contactId, contact: found.state.request.contact ?? {} }
  const desk = await parts.desks.get(deskId)
  const holder = await inDesk(parts.shell.pool, desk.id, (db) => requireHolder(parts, request, db, desk))
  return { contactId: holder.id, contact: contactOf(holder) }
}

/** The person as a request names them. */
export function contactOf({ name, email, phone }: AccountHolder): NonNullable<Request['contact']> {
  return {
    ...(name === null ? {} : { name }),
    ...(email === null ? {} : { email }),
    ...(phone === null ? {} : { phone }),
  }
}
