import type { Request } from '@reglament/engine'
import type { KnownContact, KnownOrganization } from '../client/client.ts'
import type { DeskClient } from '../transaction.ts'

/** Who may be calling. */
export interface Caller extends Pick<KnownContact, 'id' | 'name' | 'email' | 'phone'> {
  readonly organization: KnownOrganization | null
  /** No case of theirs is there yet. */
  readonly isFirstContact: boolean
  /** What their last case was about; null where they have none. */
  readonly lastAsked: Pick<Request, 'product' | 'version' | 'licence'> | null
}

const MOST_CALLERS = 8

/** Everybody whose telephone it is: whole offices may share one. The newest case first. */
export async function findCallers(db: DeskClient, phones: readonly string[]): Promise<readonly Caller[]> {
  const { rows } = await db.query<{
    id: string
    name: string | null
    email: string | null
    phone: string | null
    organization: KnownOrganization | null
    last_asked: Request | null
  }>({
    name: 'caller-by-phone',
    text: `select c.id, c.name, c.email, c.phone,
        (select json_build_object('id', o.id, 'name', o.name, 'inn', o.inn) from organization o
          where o.desk_id = $1 and o.id = c.organization_id) as organization, last.request as last_asked
      from contact c
        left join lateral (select k.number, k.state->'request' as request from support_case k
          where k.desk_id = $1 and k.contact_id = c.id order by k.number desc limit 1) last on true
      where c.desk_id = $1 and c.phone = any($2)
      order by last.number desc nulls last, c.id limit ${MOST_CALLERS}`,
    values: [db.deskId, phones],
  })
  return rows.map(({ last_asked, ...contact }) => ({
    ...contact,
    isFirstContact: last_asked === null,
    lastAsked: last_asked && about(last_asked),
  }))
}

/** null where the desk has none of that INN. */
export async function findOrganizationByInn(db: DeskClient, inn: string): Promise<KnownOrganization | null> {
  const { rows } = await db.query<KnownOrganization>({
    name: 'caller-organization',
    text: 'select id, name, inn from organization where desk_id = $1 and inn = $2',
    values: [db.deskId, inn],
  })
  return rows[0] ?? null
}

function about({ product, version, licence }: Request): Pick<Request, 'product' | 'version' | 'licence'> {
  return {
    ...(product === undefined ? {} : { product }),
    ...(version === undefined ? {} : { version }),
    ...(licence === undefined ? {} : { licence }),
  }
}
