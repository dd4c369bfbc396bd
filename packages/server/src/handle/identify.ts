import type { Instant, Request } from '@reglament/engine'
import { isInn } from '@reglament/engine'
import { phoneKey } from '../phone.ts'
import { type Reads, readsOf } from '../reads.ts'
import {
  completeContact,
  completeOrganization,
  findContactByName,
  findContactByPhone,
  insertContact,
  insertOrganization,
  type KnownContact,
  type KnownOrganization,
  readOrganization,
} from '../store/client/client.ts'
import type { RegulationRef } from '../store/desk/regulations.ts'
import { type FoundClient, findClient, findClientById } from '../store/intake/intake.ts'
import { type DeskClient, OutOfDate } from '../store/transaction.ts'
import type { ClientRef } from './command.ts'

/** Whose case it is. */
export interface Client {
  readonly organization: KnownOrganization | null
  readonly contact: KnownContact | null
}

export interface Identified extends Client {
  /** The version that the desk registers new cases under. */
  readonly regulation: RegulationRef
  /** What was read of a known client at the same time, under the lock of their turn. */
  readonly facts: FoundClient['facts']
}

/** What a request says of its sender, cleaned; an INN with wrong check digits identifies nobody. */
interface Stated {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly organizationName: string | null
  readonly inn: string | null
}

/**
 * Finds the client of a request and makes what is new: the organization by its INN, the person by e-mail, else by
 * phone, else by name within the organization. A person without an organization joins the one that they state; a
 * contact of one organization is never moved to another, though their case may be for it.
 */
export async function identify(
  db: DeskClient,
  newId: () => string,
  request: Request,
  ref: ClientRef | null,
  now: Instant,
  reads: Reads = readsOf(),
): Promise<Identified> {
  const stated = readStated(request)
  const first = ref === null ? await findClient(db, stated) : await findClientById(db, ref, stated)
  const person = first.contact ?? (stated.email === null ? await findWithoutEmail(db, stated, first) : null)
  // Whoever is known by phone or by name alone has the rights of their organization no less.
  const found =
    first.contact === null && person !== null
      ? { ...first, contactOrganization: await readOrganization(db, person.organizationId) }
      : first
  const organization = await findOrMakeOrganization(db, newId, stated, found, person, now)
  const contact = await findOrMakeContact(db, newId, stated, person, organization, now, reads)
  return { regulation: found.regulation, facts: found.facts, organization, contact }
}

/** Whose cases are worked in turn (I22): the organization's, or the person's, or those of nobody else. */
export function clientKey(client: Client, caseId: string): string {
  if (client.organization) return `organization:${client.organization.id}`
  if (client.contact) return `contact:${client.contact.id}`
  return `case:${caseId}`
}

async function findWithoutEmail(db: DeskClient, stated: Stated, found: FoundClient): Promise<KnownContact | null> {
  const byPhone = stated.phone === null ? null : await findContactByPhone(db, stated.phone)
  if (byPhone) return byPhone
  if (stated.phone !== null || stated.name === null || !found.statedOrganization) return null
  return findContactByName(db, found.statedOrganization.id, stated.name)
}

async function findOrMakeOrganization(
  db: DeskClient,
  newId: () => string,
  stated: Stated,
  found: FoundClient,
  person: KnownContact | null,
  now: Instant,
): Promise<KnownOrganization | null> {
  const known = found.statedOrganization
  if (known) {
    if (known.name !== null || stated.organizationName === null) return known
    await completeOrganization(db, known.id, { name: stated.organizationName, inn: null })
    return { ...known, name: stated.organizationName }
  }
  const own = found.contactOrganization
  if (stated.inn === null && own) return own
  if (own && own.inn === null && sameName(own.name, stated.organizationName)) {
    await completeOrganization(db, own.id, { name: stated.organizationName, inn: stated.inn })
    return { ...own, name: own.name ?? stated.organizationName, inn: stated.inn }
  }
  // A bare name identifies no organization: it is kept only as that of a person who can be recognized.
  const recognizable = person !== null || stated.email !== null || stated.phone !== null
  if (stated.inn === null && !(stated.organizationName !== null && recognizable)) return null
  const made = await insertOrganization(db, { id: newId(), name: stated.organizationName, inn: stated.inn }, now)
  if (!made) throw new OutOfDate(`an organization with INN \`${stated.inn}\` appeared meanwhile`)
  return made
}

async function findOrMakeContact(
  db: DeskClient,
  newId: () => string,
  stated: Stated,
  known: KnownContact | null,
  organization: KnownOrganization | null,
  now: Instant,
  reads: Reads,
): Promise<KnownContact | null> {
  if (known) {
    const learned = {
      organizationId: known.organizationId ?? organization?.id ?? null,
      name: known.name ?? stated.name,
      phone: known.phone ?? stated.phone,
      locale: known.locale ?? reads.locale,
      timezone: known.timezone ?? reads.timezone,
    }
    const isNews =
      learned.organizationId !== known.organizationId ||
      learned.name !== known.name ||
      learned.phone !== known.phone ||
      learned.locale !== known.locale ||
      learned.timezone !== known.timezone
    if (isNews) await completeContact(db, known.id, learned)
    return { ...known, ...learned }
  }
  if (stated.email === null && stated.phone === null && (stated.name === null || !organization)) return null
  const made = await insertContact(
    db,
    {
      id: newId(),
      organizationId: organization?.id ?? null,
      name: stated.name,
      email: stated.email,
      phone: stated.phone,
      ...reads,
    },
    now,
    // Whoever names an organization is not yet known to belong to it.
    { organizationStated: organization !== null },
  )
  if (!made) throw new OutOfDate(`a contact \`${stated.email}\` appeared meanwhile`)
  return made
}

function readStated({ contact, organization }: Request): Stated {
  const inn = clean(organization?.inn)
  return {
    name: clean(contact?.name),
    email: clean(contact?.email),
    phone: phoneKey(contact?.phone),
    organizationName: clean(organization?.name),
    inn: inn !== null && isInn(inn) ? inn : null,
  }
}

function clean(text: string | undefined): string | null {
  return text?.trim() || null
}

function sameName(known: string | null, stated: string | null): boolean {
  return known === null || stated === null || known.toLowerCase() === stated.toLowerCase()
}
