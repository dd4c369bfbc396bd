import type { Holding, HoldingKind } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

// The whole register of a desk, as an import is planned against it. 50,000 of each take about half a second.

export async function readAllOrganizations(db: DeskClient) {
  const { rows } = await db.query<{ id: string; name: string | null; inn: string | null; kpp: string | null }>({
    text: 'select id, name, inn, kpp from organization where desk_id = $1 order by created_at, id',
    values: [db.deskId],
  })
  return rows
}

export async function readAllContacts(db: DeskClient) {
  const { rows } = await db.query<{
    id: string
    organization_id: string | null
    name: string | null
    email: string | null
    phone: string | null
    locale: string | null
    timezone: string | null
    other_emails: readonly string[]
    other_phones: readonly string[]
  }>({
    text: `select c.id, c.organization_id, c.name, c.email, c.phone, c.locale, c.timezone,
             coalesce(a.emails, '{}') as other_emails, coalesce(a.phones, '{}') as other_phones
           from contact c left join (
             select contact_id, array_agg(key) filter (where kind = 'email') as emails,
                 array_agg(key) filter (where kind = 'phone') as phones
               from contact_address where desk_id = $1 group by contact_id) a on a.contact_id = c.id
           where c.desk_id = $1 order by c.created_at, c.id`,
    values: [db.deskId],
  })
  return rows.map(
    ({ organization_id: organizationId, other_emails: otherEmails, other_phones: otherPhones, ...rest }) => ({
      ...rest,
      organizationId,
      otherEmails,
      otherPhones,
    }),
  )
}

export async function readAllHoldings(db: DeskClient) {
  const { rows } = await db.query<{
    id: string
    organization_id: string | null
    contact_id: string | null
    kind: HoldingKind
    product: string | null
    from_at: string
    until_at: string | null
  }>({
    text: `select id, organization_id, contact_id, kind, product, from_at, until_at from holding
            where desk_id = $1 order by created_at, id`,
    values: [db.deskId],
  })
  return rows.map(
    ({ id, organization_id: organizationId, contact_id: contactId, kind, product, from_at, until_at }) => {
      const holding: Holding = {
        kind,
        from: from_at,
        ...(product === null ? {} : { product }),
        ...(until_at === null ? {} : { until: until_at }),
      }
      return { id, organizationId, contactId, holding }
    },
  )
}
