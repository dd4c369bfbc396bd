import { randomBytes } from 'node:crypto'
import { type Actor, instant, type PartnerRef, type Request } from '@reglament/engine'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashToken, mayEnter, SESSION_LIFE_MS } from '../../account.ts'
import type { MessageAuthor } from '../../handle/command.ts'
import { seatOnCase } from '../../handle/seat.ts'
import { type AccountHolder, readAccountHolder } from '../../store/account/client-account.ts'
import { deleteClientSession, insertClientSession, readClientSession } from '../../store/account/client-session.ts'
import { type FoundCase, readCaseByNumber, readTrackedCase } from '../../store/case/case-detail.ts'
import { readOrganization } from '../../store/client/client.ts'
import { KEY_OF_ACCOUNT } from '../../store/letter/letter.ts'
import { type DeskClient, inDesk } from '../../store/transaction.ts'
import { clientAuthor } from '../asked.ts'
import type { ApiContext } from '../context.ts'
import type { KnownDesk } from '../known-desk.ts'
import { refuseForeignPage } from '../origin.ts'
import { ApiProblem, unauthenticated } from '../problem.ts'

// Sessions of clients: tables, cookies and routes of their own, so that none can be taken for one of staff.

/** In place of a tracking link's secret: the case is opened by the account that this browser is signed in to. */
const BY_SESSION = KEY_OF_ACCOUNT

/** No more than the public routes see the cookie; each desk has its own. */
const COOKIE_PATH = '/api/public'
const cookieName = (deskId: string) => `reglament-client-${deskId}`

/** What a browser calls itself is read by people; more of it is noise, in characters. */
const MOST_BROWSER = 400

/** Starts a session and gives it to the browser. */
export async function startSession(
  { shell, publicUrl }: ApiContext,
  reply: FastifyReply,
  db: DeskClient,
  contactId: string,
): Promise<void> {
  const now = shell.clock()
  const token = randomBytes(32).toString('base64url')
  const browser = reply.request.headers['user-agent']?.slice(0, MOST_BROWSER) ?? null
  const session = { tokenHash: hashToken(token), contactId, expiresAt: instant(now + SESSION_LIFE_MS), browser }
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

/** A client's case as somebody opened it. */
export interface OpenedCase extends FoundCase {
  /** It is another organization's, and the reader's acts for it; null: their own, or that of whoever has the link. */
  readonly partner: PartnerRef | null
}

/**
 * A client's case by its number and the secret of its link, or by the session where `BY_SESSION` stands in its place.
 * null where there is none, the secret is another's, or the case is not one of theirs and none that their organization has
 * a seat on now: they can't be told apart.
 */
export async function readClientCase(
  parts: ApiContext,
  request: FastifyRequest,
  db: DeskClient,
  desk: KnownDesk,
  { number, key }: { readonly number: number; readonly key: string },
): Promise<OpenedCase | null> {
  if (key !== BY_SESSION) {
    const found = await readTrackedCase(db, number, key)
    return found && { ...found, partner: null }
  }
  const holder = await holderOf(parts, request, db, desk)
  const found = holder && (await readCaseByNumber(db, number))
  return found ? asReader(parts, db, holder, found) : null
}

/** The same for the case that it became an alias of. */
export async function readMergedInto(
  parts: ApiContext,
  request: FastifyRequest,
  db: DeskClient,
  desk: KnownDesk,
  { key, root }: { readonly key: string; readonly root: FoundCase },
): Promise<OpenedCase | null> {
  if (key !== BY_SESSION) return { ...root, partner: null }
  const holder = await holderOf(parts, request, db, desk)
  return holder && asReader(parts, db, holder, root)
}

/** The case as that person may read it; null where they may not. */
async function asReader(
  { shell }: ApiContext,
  db: DeskClient,
  holder: AccountHolder,
  found: FoundCase,
): Promise<OpenedCase | null> {
  const { organizationId, contactId } = caseOwnerOf(holder)
  if (organizationId !== null && found.organizationId === organizationId) return { ...found, partner: null }
  // Whoever wrote it in a partner's name reads it by the partner's seat, and no longer.
  const isBehalf = found.state.onBehalf !== undefined && found.organizationId !== holder.organizationId
  if (found.contactId === contactId && !isBehalf) return { ...found, partner: null }
  if (organizationId === null || found.organizationId === null) return null
  const regulation = await shell.regulations.get(db, found.state.regulation)
  const own = await readOrganization(db, organizationId)
  const mine = { id: organizationId, name: own?.name ?? own?.inn ?? null }
  const { partner, seat } = await seatOnCase(db, mine, found, regulation, shell.clock())
  return seat.open ? { ...found, partner } : null
}

/** Who acts on a case: the one who is signed in, or the one whose case it is, whose link it was. */
export async function writerOf(
  parts: ApiContext,
  request: FastifyRequest,
  deskId: string,
  key: string,
  found: OpenedCase,
): Promise<{ readonly actor: Extract<Actor, { role: 'client' }>; readonly author: MessageAuthor }> {
  if (key !== BY_SESSION) {
    const { contactId: id } = found
    return { actor: { role: 'client', id }, author: clientAuthor(found.state.request, id) }
  }
  const desk = await parts.desks.get(deskId)
  const holder = await inDesk(parts.shell.pool, desk.id, (db) => requireHolder(parts, request, db, desk))
  const author = clientAuthor({ contact: contactOf(holder) }, holder.id)
  const { partner } = found
  if (partner === null) return { actor: { role: 'client', id: holder.id }, author }
  return { actor: { role: 'client', id: holder.id, partner }, author: { ...author, partner: partner.name } }
}

/** @throws ApiProblem 403 where a partner asks for what the client alone decides on: its rights, and where it is written to. */
export function forClientsAlone({ partner }: OpenedCase): void {
  if (partner === null) return
  throw new ApiProblem(403, 'not-for-a-partner', 'this is for the client to do: ask somebody of the client to')
}

/** The person as a request names them. */
export function contactOf({ name, email, phone }: AccountHolder): NonNullable<Request['contact']> {
  return {
    ...(name === null ? {} : { name }),
    ...(email === null ? {} : { email }),
    ...(phone === null ? {} : { phone }),
  }
}
