import type { AdmissionFact, Holding, Instant, Regulation, Request } from '@reglament/engine'
import { admissionOf, channelsByInvitation, parseInstant } from '@reglament/engine'
import { readHoldings } from '../store/client/holding.ts'
import type { ClientFacts } from '../store/intake/intake.ts'
import type { DeskClient } from '../store/transaction.ts'
import type { Client } from './identify.ts'

/**
 * The request as it is decided and recorded: what the client left out and the desk knows is filled in; holdings and
 * first contact are the database's, whatever the request said of them. A moment of arrival in the future is now.
 */
export function completeRequest(
  request: Request,
  client: Client,
  facts: Pick<ClientFacts, 'holdings' | 'firstContact' | 'invited'>,
  regulation: Regulation,
  now: Instant,
): Request {
  const arrivedAt = parseInstant(request.at)
  return {
    ...request,
    ...completeClient(request, client),
    at: arrivedAt === null || arrivedAt > now ? new Date(now).toISOString() : request.at,
    firstContact: facts.firstContact,
    holdings: facts.holdings,
    ...invitedFact(facts, regulation),
  }
}

/** Whether the person was let in (U5), where the regulation has a channel that is by invitation. */
export function invitedFact(
  { invited }: Pick<ClientFacts, 'invited'>,
  regulation: Regulation,
): { readonly invited?: boolean } {
  return channelsByInvitation(regulation).length > 0 ? { invited } : {}
}

/** What a client holds whom a partner acts for: the right of the person who writes is no right of the client. */
export function clientsHoldings(db: DeskClient, organizationId: string | null): Promise<readonly Holding[]> {
  return readHoldings(db, { organizationId, contactId: null })
}

/** What the head has decided for the client until a date that has not come, as a command carries it (I11). */
export function admissionFact(
  { admittedCase }: Pick<ClientFacts, 'admittedCase'>,
  now: Instant,
): { readonly admission?: AdmissionFact } {
  const admission = admittedCase && admissionOf(admittedCase, now)
  return admission ? { admission } : {}
}

/** Contact and organization of a request: stated details first for the person, known ones first for the organization. */
export function completeClient(
  stated: Pick<Request, 'contact' | 'organization'>,
  { contact, organization }: Client,
): Pick<Request, 'contact' | 'organization'> {
  const person = {
    ...present({ name: contact?.name, email: contact?.email, phone: contact?.phone }),
    ...present({ ...stated.contact }),
  }
  const company = {
    ...present({ ...stated.organization }),
    ...present({ name: organization?.name, inn: organization?.inn }),
  }
  return {
    ...(Object.keys(person).length > 0 ? { contact: person } : {}),
    ...(Object.keys(company).length > 0 ? { organization: company } : {}),
  }
}

/** Without the fields that say nothing. */
function present(fields: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  const said: Record<string, string> = {}
  for (const [name, text] of Object.entries(fields)) if (text?.trim()) said[name] = text.trim()
  return said
}
