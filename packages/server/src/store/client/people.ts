import type { DeskClient } from '../transaction.ts'
import type { ListedContact } from './client.ts'
import { IS_UNCONFIRMED } from './contact-move.ts'

/** A person as the page of their client shows them: with every address, the one that is used first of each kind. */
export interface Person extends ListedContact {
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  /** That they belong to the organization is their own word alone, and nobody has confirmed it. */
  readonly isUnconfirmed: boolean
}

/** The people of an organization, or the one person who is a client alone; by name. */
export async function readPeople(
  db: DeskClient,
  owner: { readonly organizationId: string | null; readonly contactId: string | null },
): Promise<readonly Person[]> {
  const { rows } = await db.query<
    Omit<Person, 'organizationId' | 'invitedAt'> & { organization_id: string | null; invited_at: Date | null }
  >({
    name: 'people-read',
    text: `select id, organization_id, name, email, phone, locale, timezone, invited_at, ${IS_UNCONFIRMED} as "isUnconfirmed",
        array(select address from contact_address a where a.desk_id = $1 and a.contact_id = c.id and a.kind = 'email'
              order by a.created_at, a.key) as emails,
        array(select address from contact_address a where a.desk_id = $1 and a.contact_id = c.id and a.kind = 'phone'
              order by a.created_at, a.key) as phones
      from contact c where c.desk_id = $1 and (c.organization_id = $2 or c.id = $3)
      order by lower(coalesce(name, email, phone)) collate "C", id`,
    values: [db.deskId, owner.organizationId, owner.contactId],
  })
  return rows.map(({ organization_id: organizationId, invited_at: invitedAt, emails, phones, ...rest }) => ({
    ...rest,
    organizationId,
    invitedAt: invitedAt?.toISOString() ?? null,
    emails: rest.email === null ? emails : [rest.email, ...emails],
    phones: rest.phone === null ? phones : [rest.phone, ...phones],
  }))
}
