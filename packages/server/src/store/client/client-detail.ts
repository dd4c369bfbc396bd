import { CASE_COLUMNS, CASE_TABLES, type CaseRecord, type CaseRow, toCaseRow } from '../case/case-row.ts'
import type { DeskClient } from '../transaction.ts'
import { type KnownOrganization, type ListedContact, readContact, readOrganization } from './client.ts'
import { type ClientNote, listNotes } from './client-history.ts'
import { resolveClient } from './client-merge.ts'
import { type HeldRight, readHeldRights } from './holding.ts'
import { type Person, readPeople } from './people.ts'

/** Whose it is: the organization's, or the person's where there is none. */
interface Owner {
  readonly organizationId: string | null
  readonly contactId: string | null
}

/** Everything that the page of a client shows. */
export interface ClientDetail {
  /** The organization's; the person's where there is none. */
  readonly id: string
  readonly organization: KnownOrganization | null
  /** Who the client is where there is no organization. */
  readonly contact: ListedContact | null
  readonly people: readonly Person[]
  readonly notes: readonly ClientNote[]
  readonly rights: readonly HeldRight[]
  /** The newest change first, as many as a page has room for. */
  readonly cases: readonly CaseRow[]
  readonly caseCount: number
}

/**
 * By the id of an organization or of a person, also of one that was merged away: whoever belongs to an organization is
 * shown with it. null where the desk knows neither.
 */
export async function readClientDetail(db: DeskClient, asked: string): Promise<ClientDetail | null> {
  const id = await resolveClient(db, asked)
  const [asOrganization, asPerson] = await Promise.all([readOrganization(db, id), readContact(db, id)])
  const organization = asOrganization ?? (await readOrganization(db, asPerson?.organizationId ?? null))
  if (!organization && !asPerson) return null
  const owner = organization
    ? { organizationId: organization.id, contactId: null }
    : { organizationId: null, contactId: asPerson?.id ?? null }
  const [people, notes, rights, cases] = await Promise.all([
    readPeople(db, owner),
    listNotes(db, owner),
    readHeldRights(db, owner),
    readCasesOf(db, owner),
  ])
  const contact = organization ? null : asPerson
  return { id: organization?.id ?? id, organization, contact, people, notes, rights, ...cases }
}

const MOST_CASES = 30

async function readCasesOf(db: DeskClient, owner: Owner): Promise<Pick<ClientDetail, 'cases' | 'caseCount'>> {
  const { rows } = await db.query<CaseRecord & { of_all: number }>({
    name: 'client-cases',
    text: `select ${CASE_COLUMNS}, count(*) over ()::int as of_all from ${CASE_TABLES}
      where k.desk_id = $1 and (k.organization_id = $2 or k.contact_id = $3)
      order by k.changed_at desc, k.number desc limit ${MOST_CASES}`,
    values: [db.deskId, owner.organizationId, owner.contactId],
  })
  return { cases: rows.map(toCaseRow), caseCount: rows[0]?.of_all ?? 0 }
}

/** All cases of a client, the newest number first, those before `beforeNumber`; one more than `limit` tells that there are more. */
export async function listCasesOf(
  db: DeskClient,
  owner: Owner,
  page: { readonly beforeNumber: number | null; readonly limit: number },
): Promise<readonly CaseRow[]> {
  const { rows } = await db.query<CaseRecord>({
    name: 'client-cases-page',
    text: `select ${CASE_COLUMNS} from ${CASE_TABLES}
      where k.desk_id = $1 and (k.organization_id = $2 or k.contact_id = $3) and ($4::bigint is null or k.number < $4)
      order by k.number desc limit $5`,
    values: [db.deskId, owner.organizationId, owner.contactId, page.beforeNumber, page.limit + 1],
  })
  return rows.map(toCaseRow)
}
