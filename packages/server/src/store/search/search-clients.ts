import type { DeskClient } from '../transaction.ts'
import { type Beginning, beginning } from './search-words.ts'

/** An organization or a person that was found. */
export interface FoundClient {
  readonly id: string
  readonly kind: 'organization' | 'contact'
}

/** As many of one beginning as are compared with the others. */
const MOST_OF_ONE = 3_000

/** One word that was typed, in whatever ways it may go on; a client must have one of them. */
export type AskedBeginnings = readonly Beginning[]

/** What the words of a client begin with: each typed word as it is; its parts where it is an address or has a hyphen. */
export function beginningsOfWords(words: readonly string[]): readonly AskedBeginnings[] {
  return words.flatMap((word) => {
    const parts = word.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
    return word.includes('@') ? [[beginning(word)]] : parts.map((part) => [beginning(part)])
  })
}

/** Where the digits stand in a telephone number, whichever of its digits they are. */
export function beginningOfPhone(digits: string): AskedBeginnings {
  return [beginning(`tel ${digits}`)]
}

/** Clients who have a word for each of those that were asked, at most `limit` of a kind. */
export async function findClients(
  db: DeskClient,
  asked: readonly AskedBeginnings[],
  limit: number,
): Promise<readonly FoundClient[]> {
  if (asked.length === 0) return []
  const ranges = asked.flatMap((each, at) => each.map(({ from, to }) => ({ at, from, to })))
  const { rows } = await db.query<FoundClient>({
    name: 'search-clients',
    text: `select client_id as id, kind from (
        select f.client_id, f.kind, row_number() over (partition by f.kind order by f.client_id desc) as place
        from unnest($2::int[], $3::text[], $4::text[]) as asked(at, low, high)
        cross join lateral (
          select s.client_id, s.kind from search_client_word s
          where s.desk_id = $1 and s.word >= asked.low and s.word < asked.high limit ${MOST_OF_ONE}) as f
        group by f.client_id, f.kind having count(distinct asked.at) = $5
      ) as ranked where place <= $6`,
    values: [
      db.deskId,
      ranges.map(({ at }) => at),
      ranges.map(({ from }) => from),
      ranges.map(({ to }) => to),
      asked.length,
      limit,
    ],
  })
  return rows
}

/** The client of whom an INN, a whole e-mail address or a whole telephone number is; null where nobody's, or several people's. */
export async function findExactClient(
  db: DeskClient,
  { inn, email, phone }: { readonly inn: string | null; readonly email: string | null; readonly phone: string | null },
): Promise<FoundClient | null> {
  if (inn === null && email === null && phone === null) return null
  const { rows } = await db.query<FoundClient>({
    name: 'search-exact-client',
    text: `(select id, 'organization' as kind from organization where desk_id = $1 and inn = $2)
      union all (select id, 'contact' from contact where desk_id = $1 and email_key = $3)
      union all (select id, 'contact' from contact where desk_id = $1 and phone = $4 limit 2)`,
    values: [db.deskId, inn, email, phone],
  })
  return rows.length === 1 ? (rows[0] ?? null) : null
}

/** An organization as the search shows it. */
export interface OrganizationHit {
  readonly id: string
  readonly name: string | null
  readonly inn: string | null
  readonly openCases: number
}

/** A person as the search shows them. */
export interface PersonHit {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly organization: { readonly id: string; readonly name: string | null } | null
}

/** By open cases, then by name. */
export async function readOrganizationHits(
  db: DeskClient,
  ids: readonly string[],
): Promise<readonly OrganizationHit[]> {
  if (ids.length === 0) return []
  const { rows } = await db.query<OrganizationHit>({
    name: 'search-organizations',
    text: `select o.id, o.name, o.inn, (select count(*)::int from support_case k
          where k.desk_id = $1 and k.client_key = 'organization:' || o.id and k.status not in ('closed', 'refused')) as "openCases"
      from organization o where o.desk_id = $1 and o.id = any($2::uuid[])
      order by "openCases" desc, lower(coalesce(o.name, o.inn, '')) collate "C", o.id`,
    values: [db.deskId, ids],
  })
  return rows
}

/** By name. */
export async function readPersonHits(db: DeskClient, ids: readonly string[]): Promise<readonly PersonHit[]> {
  if (ids.length === 0) return []
  const { rows } = await db.query<PersonHit>({
    name: 'search-people',
    text: `select c.id, c.name, c.email, c.phone,
        case when o.id is not null then json_build_object('id', o.id, 'name', coalesce(o.name, o.inn)) end as organization
      from contact c left join organization o on o.desk_id = $1 and o.id = c.organization_id
      where c.desk_id = $1 and c.id = any($2::uuid[])
      order by lower(coalesce(c.name, c.email, c.phone, '')) collate "C", c.id`,
    values: [db.deskId, ids],
  })
  return rows
}
