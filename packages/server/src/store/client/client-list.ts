import type { Holding } from '@reglament/engine'
import { UnreadableCursor } from '../case/case-cursor.ts'
import type { DeskClient } from '../transaction.ts'

/** A line of the list of clients: an organization, or a person who belongs to none. */
export interface ClientRow {
  readonly id: string
  readonly kind: 'organization' | 'person'
  readonly name: string | null
  readonly inn: string | null
  readonly email: string | null
  readonly phone: string | null
  /** How many people of an organization are known. */
  readonly people: number
  readonly openCases: number
  readonly holdings: readonly Holding[]
}

export interface ClientPage {
  readonly rows: readonly ClientRow[]
  /** Give it back as `cursor` for what follows; null at the end. */
  readonly next: string | null
}

export interface ClientQuestion {
  /** A part of the name, the INN, or the name, e-mail or phone of a person there; null for all. */
  readonly q: string | null
  readonly cursor: string | null
  readonly limit: number
}

interface ClientRecord {
  id: string
  kind: 'organization' | 'person'
  name: string | null
  inn: string | null
  email: string | null
  phone: string | null
  people: number
  open_cases: number
  holdings: readonly Holding[]
  sort_key: string
}

const PERSON_MATCHES = `($2::text is null or lower(p.name) like $2 or lower(p.email) like $2 or p.phone like $3)`

/**
 * A page of the desk's clients by name. The search reads the desk's organizations and people through: 20,000 of each
 * take 15 to 45 ms on two cores.
 * @throws UnreadableCursor
 */
export async function listClients(db: DeskClient, { q, cursor, limit }: ClientQuestion): Promise<ClientPage> {
  const [key, id] = cursor === null ? [null, null] : readCursor(cursor)
  const { rows } = await db.query<ClientRecord>({
    name: 'client-list',
    text: `select c.*,
        (select count(*)::int from contact p where p.desk_id = $1 and p.organization_id = c.id) as people,
        (select count(*)::int from support_case k where k.desk_id = $1 and k.client_key = c.client_key
           and k.status not in ('closed', 'refused')) as open_cases,
        (select coalesce(json_agg(json_strip_nulls(json_build_object('kind', h.kind, 'product', h.product, 'from', h.from_at,
             'until', h.until_at)) order by h.from_at collate "C", h.id), '[]')
           from holding h where h.desk_id = $1 and (h.organization_id = c.id or h.contact_id = c.id)) as holdings
      from (
        select * from (
          select o.id, 'organization' as kind, o.name, o.inn, null as email, null as phone,
              'organization:' || o.id as client_key, lower(coalesce(o.name, o.inn, '')) collate "C" as sort_key
            from organization o
            where o.desk_id = $1 and ($2::text is null or lower(o.name) like $2 or o.inn like $2
              or o.id in (select p.organization_id from contact p where p.desk_id = $1 and ${PERSON_MATCHES}))
          union all
          select p.id, 'person', p.name, null, p.email, p.phone,
              'contact:' || p.id, lower(coalesce(p.name, p.email, p.phone, '')) collate "C"
            from contact p where p.desk_id = $1 and p.organization_id is null and ${PERSON_MATCHES}
        ) every_client
        where $4::text is null or (sort_key, id) > ($4 collate "C", $5::uuid)
        order by sort_key, id limit $6
      ) c order by c.sort_key, c.id`,
    values: [
      db.deskId,
      q === null ? null : like(q.toLowerCase()),
      q === null ? null : phoneLike(q),
      key,
      id,
      limit + 1,
    ],
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const isMore = rows.length > limit && last !== undefined
  return { rows: page.map(toClientRow), next: isMore ? writeCursor(last.sort_key, last.id) : null }
}

function like(part: string): string {
  return `%${part.trim().replace(/[\\%_]/g, '\\$&')}%`
}

/** Fewer digits are no phone number but somebody's flat. */
const LEAST_DIGITS = 4

/** However a number is written, its digits; the Russian trunk prefix is left out, since numbers are kept with +7. */
function phoneLike(q: string): string | null {
  if (!/^[\d\s()+-]+$/.test(q)) return null
  const digits = q.replace(/\D/g, '')
  if (digits.length < LEAST_DIGITS) return null
  return `%${digits.length === 11 && digits.startsWith('8') ? digits.slice(1) : digits}%`
}

function writeCursor(key: string, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

function readCursor(cursor: string): readonly [key: string, id: string] {
  const unreadable = () => new UnreadableCursor(`\`${cursor}\` is not the cursor of this list: ask for its first page`)
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw unreadable()
  }
  if (!Array.isArray(parts)) throw unreadable()
  const [key, id]: unknown[] = parts
  if (typeof key !== 'string' || typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) throw unreadable()
  return [key, id]
}

function toClientRow({ id, kind, name, inn, email, phone, people, open_cases: openCases, holdings }: ClientRecord) {
  return { id, kind, name, inn, email, phone, people, openCases, holdings }
}
