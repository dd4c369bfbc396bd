import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** What of an organization its page can change. */
export interface OrganizationFields {
  readonly name: string | null
  readonly inn: string | null
  readonly kpp: string | null
}

/** What of a person their page can change; the first address of a kind is the one that letters and calls go to. */
export interface ContactFields {
  readonly name: string | null
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly locale: string | null
  readonly timezone: string | null
}

/** Another address of a person, beside the first. */
export interface Address {
  readonly kind: 'email' | 'phone'
  readonly address: string
  /** What is compared: an e-mail address in small letters, a telephone number in one spelling. */
  readonly key: string
}

/** Waits for whoever changes the same organization; null where there is none. */
export async function lockOrganization(db: DeskClient, id: string): Promise<OrganizationFields | null> {
  const { rows } = await db.query<OrganizationFields>({
    text: 'select name, inn, kpp from organization where desk_id = $1 and id = $2 for update',
    values: [db.deskId, id],
  })
  return rows[0] ?? null
}

/** Waits for whoever changes the same person; null where there is none. */
export async function lockContact(
  db: DeskClient,
  id: string,
): Promise<(ContactFields & { readonly organizationId: string | null }) | null> {
  const { rows } = await db.query<{
    organization_id: string | null
    name: string | null
    email: string | null
    phone: string | null
    locale: string | null
    timezone: string | null
    emails: readonly string[]
    phones: readonly string[]
  }>({
    text: `select organization_id, name, email, phone, locale, timezone,
             array(select address from contact_address a where a.desk_id = $1 and a.contact_id = $2 and a.kind = 'email' order by a.created_at, a.key) as emails,
             array(select address from contact_address a where a.desk_id = $1 and a.contact_id = $2 and a.kind = 'phone' order by a.created_at, a.key) as phones
           from contact where desk_id = $1 and id = $2 for update`,
    values: [db.deskId, id],
  })
  const [row] = rows
  if (!row) return null
  const { organization_id: organizationId, email, phone, emails, phones, ...rest } = row
  const all = (first: string | null, others: readonly string[]) => (first === null ? others : [first, ...others])
  return { ...rest, organizationId, emails: all(email, emails), phones: all(phone, phones) }
}

export async function updateOrganization(db: DeskClient, id: string, fields: OrganizationFields): Promise<void> {
  await db.query({
    text: 'update organization set name = $3, inn = $4, kpp = $5 where desk_id = $1 and id = $2',
    values: [db.deskId, id, fields.name, fields.inn, fields.kpp],
  })
}

/** The person's own row; other addresses are `replaceAddresses`. */
export async function updateContact(
  db: DeskClient,
  id: string,
  fields: Omit<ContactFields, 'emails' | 'phones'> & { readonly email: string | null; readonly phone: string | null },
): Promise<void> {
  await db.query({
    text: `update contact set name = $3, email = $4, phone = $5, locale = $6, timezone = $7 where desk_id = $1 and id = $2`,
    values: [db.deskId, id, fields.name, fields.email, fields.phone, fields.locale, fields.timezone],
  })
}

/** Puts these addresses in the place of those that the person had beside the first. */
export async function replaceAddresses(
  db: DeskClient,
  contactId: string,
  addresses: readonly Address[],
  now: Instant,
): Promise<void> {
  const keys = addresses.map(({ kind, key }) => `${kind} ${key}`)
  await db.query({
    text: `delete from contact_address where desk_id = $1 and contact_id = $2 and not (kind || ' ' || key = any($3))`,
    values: [db.deskId, contactId, keys],
  })
  await db.query({
    text: `insert into contact_address (desk_id, contact_id, kind, address, key, created_at)
           select $1, $2, kind, address, key, $6 from unnest($3::text[], $4::text[], $5::text[]) as given(kind, address, key)
           on conflict (desk_id, contact_id, kind, key) do update set address = excluded.address`,
    values: [
      db.deskId,
      contactId,
      addresses.map(({ kind }) => kind),
      addresses.map(({ address }) => address),
      addresses.map(({ key }) => key),
      new Date(now),
    ],
  })
}

/** Which other person has one of these e-mail addresses, as the first or as another one. */
export async function findHolderOfEmail(
  db: DeskClient,
  emails: readonly string[],
  exceptContactId: string | null,
): Promise<{ readonly id: string; readonly name: string | null; readonly email: string } | null> {
  const { rows } = await db.query<{ id: string; name: string | null; email: string }>({
    text: `select p.id, p.name, known.key as email from (
             select id as contact_id, email_key as key from contact where desk_id = $1 and email_key = any($2)
             union all
             select contact_id, key from contact_address where desk_id = $1 and kind = 'email' and key = any($2)) known
           join contact p on p.desk_id = $1 and p.id = known.contact_id
           where p.id is distinct from $3::uuid limit 1`,
    values: [db.deskId, emails.map((email) => email.toLowerCase()), exceptContactId],
  })
  return rows[0] ?? null
}

/** Which other organization has the INN. */
export async function findHolderOfInn(
  db: DeskClient,
  inn: string,
  exceptId: string | null,
): Promise<{ readonly id: string; readonly name: string | null } | null> {
  const { rows } = await db.query<{ id: string; name: string | null }>({
    text: 'select id, name from organization where desk_id = $1 and inn = $2 and id is distinct from $3::uuid',
    values: [db.deskId, inn, exceptId],
  })
  return rows[0] ?? null
}
