import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** A client company that the desk knows. */
export interface KnownOrganization {
  readonly id: string
  readonly name: string | null
  readonly inn: string | null
  readonly kpp?: string | null
}

/** A person that the desk knows. */
export interface KnownContact {
  readonly id: string
  readonly organizationId: string | null
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly locale: string | null
  readonly timezone: string | null
}

/** As pages show a person. */
export interface ListedContact extends KnownContact {
  /** When they were let in to the channels that are by invitation (U5); null: they were not. */
  readonly invitedAt: string | null
}

interface ContactRecord {
  id: string
  organization_id: string | null
  name: string | null
  email: string | null
  phone: string | null
  locale: string | null
  timezone: string | null
}

type ListedRecord = ContactRecord & { invited_at: Date | null }

const CONTACT = 'id, organization_id, name, email, phone, locale, timezone'

/** A phone that two people share names neither of them: null. */
export async function findContactByPhone(db: DeskClient, phone: string): Promise<KnownContact | null> {
  const { rows } = await db.query<ContactRecord>({
    name: 'contact-by-phone',
    text: `select ${CONTACT} from contact where desk_id = $1 and (phone = $2 or id in
             (select contact_id from contact_address where desk_id = $1 and kind = 'phone' and key = $2)) limit 2`,
    values: [db.deskId, phone],
  })
  return rows[0] && rows.length === 1 ? toContact(rows[0]) : null
}

/** A namesake within one organization counts as the same person; used where neither e-mail nor phone is known. */
export async function findContactByName(
  db: DeskClient,
  organizationId: string,
  name: string,
): Promise<KnownContact | null> {
  const { rows } = await db.query<ContactRecord>({
    text: `select ${CONTACT} from contact where desk_id = $1 and organization_id = $2 and lower(name) = lower($3) limit 2`,
    values: [db.deskId, organizationId, name],
  })
  return rows[0] && rows.length === 1 ? toContact(rows[0]) : null
}

export async function readContact(db: DeskClient, id: string | null): Promise<ListedContact | null> {
  if (id === null) return null
  const { rows } = await db.query<ListedRecord>({
    name: 'contact-read',
    text: `select ${CONTACT}, invited_at from contact where desk_id = $1 and id = $2`,
    values: [db.deskId, id],
  })
  return rows[0] ? toListed(rows[0]) : null
}

/**
 * null where another transaction made a contact of that e-mail in the meantime; find it then. `organizationStated`: that
 * they belong to the organization is their own word, and opens them none of its other people's cases.
 */
export async function insertContact(
  db: DeskClient,
  contact: KnownContact,
  now: Instant,
  { organizationStated = false } = {},
): Promise<KnownContact | null> {
  const { rowCount } = await db.query({
    name: 'contact-insert',
    text: `insert into contact (desk_id, ${CONTACT}, created_at, organization_stated) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           on conflict (desk_id, email_key) where email_key is not null do nothing`,
    values: [
      db.deskId,
      contact.id,
      contact.organizationId,
      contact.name,
      contact.email,
      contact.phone,
      contact.locale,
      contact.timezone,
      new Date(now),
      organizationStated,
    ],
  })
  return rowCount === 1 ? contact : null
}

/**
 * What was learned about a person fills what was not known. A contact of an organization stays with it: whoever states
 * another one speaks for that one in their case, and moves nobody.
 */
export async function completeContact(
  db: DeskClient,
  id: string,
  learned: Pick<KnownContact, 'organizationId' | 'name' | 'phone' | 'locale' | 'timezone'>,
): Promise<void> {
  await db.query({
    name: 'contact-complete',
    text: `update contact set organization_id = coalesce(organization_id, $3), name = coalesce(name, $4), phone = coalesce(phone, $5),
             locale = coalesce(locale, $6), timezone = coalesce(timezone, $7),
             organization_stated = organization_stated or (organization_id is null and $3::uuid is not null)
           where desk_id = $1 and id = $2`,
    values: [db.deskId, id, learned.organizationId, learned.name, learned.phone, learned.locale, learned.timezone],
  })
}

export async function readOrganization(db: DeskClient, id: string | null): Promise<KnownOrganization | null> {
  if (id === null) return null
  const { rows } = await db.query<KnownOrganization>({
    name: 'organization-read',
    text: 'select id, name, inn, kpp from organization where desk_id = $1 and id = $2',
    values: [db.deskId, id],
  })
  return rows[0] ?? null
}

/** null where another transaction made an organization of that INN in the meantime; find it then. */
export async function insertOrganization(
  db: DeskClient,
  organization: KnownOrganization,
  now: Instant,
): Promise<KnownOrganization | null> {
  const { rowCount } = await db.query({
    name: 'organization-insert',
    text: `insert into organization (desk_id, id, name, inn, created_at) values ($1, $2, $3, $4, $5)
           on conflict (desk_id, inn) where inn is not null do nothing`,
    values: [db.deskId, organization.id, organization.name, organization.inn, new Date(now)],
  })
  return rowCount === 1 ? organization : null
}

/** Gives an organization that was known by name its INN, or one known by INN its name; what is known stays. */
export async function completeOrganization(
  db: DeskClient,
  id: string,
  learned: { readonly name: string | null; readonly inn: string | null },
): Promise<void> {
  await db.query({
    name: 'organization-complete',
    text: `update organization set name = coalesce(name, $3), inn = coalesce(inn, $4) where desk_id = $1 and id = $2`,
    values: [db.deskId, id, learned.name, learned.inn],
  })
}

function toContact(row: ContactRecord): KnownContact {
  const { organization_id: organizationId, ...rest } = row
  return { ...rest, organizationId }
}

function toListed({ invited_at: invitedAt, ...row }: ListedRecord): ListedContact {
  return { ...toContact(row), invitedAt: invitedAt?.toISOString() ?? null }
}
