import type { CaseState, Holding } from '@reglament/engine'
import type { KnownContact, KnownOrganization } from '../client/client.ts'
import type { RegulationRef } from '../desk/regulations.ts'
import { type DeskClient, OutOfDate } from '../transaction.ts'

/** Whom a request comes from, as far as the desk knows, and the regulation that the case will be under. */
export interface FoundClient {
  readonly regulation: RegulationRef
  readonly contact: KnownContact | null
  /** The organization that the contact belongs to. */
  readonly contactOrganization: KnownOrganization | null
  /** The organization that has the stated INN. */
  readonly statedOrganization: KnownOrganization | null
  /** Read along with it where the client is known; their turn is locked then. */
  readonly facts: (ClientFacts & { readonly clientKey: string }) | null
}

type FoundRecord = {
  regulation_id: string
  regulation_version: string
  contact: KnownContact | null
  contact_organization: KnownOrganization | null
  stated_organization: KnownOrganization | null
  client_key: string | null
  holdings: readonly Holding[] | null
  first_contact: boolean | null
  turn_held_by: string | null
  invited: boolean | null
  admitted_case: CaseState | null
}

/**
 * The one reading before a registration: the desk's regulation, the contact of that e-mail, the organization of that INN,
 * and, where both are known, their turn (locked) and their facts.
 */
export async function findClient(
  db: DeskClient,
  stated: { readonly email: string | null; readonly inn: string | null },
): Promise<FoundClient> {
  const { rows } = await db.query<FoundRecord>({
    name: 'client-find',
    text: 'select * from intake_client($1, $2, $3)',
    values: [db.deskId, stated.email, stated.inn],
  })
  return toFound(db, rows[0])
}

/** The same where the caller knows one of them, or both, by id; the other is found as above. */
export async function findClientById(
  db: DeskClient,
  ids: { readonly organizationId: string | null; readonly contactId: string | null },
  stated: { readonly email: string | null; readonly inn: string | null },
): Promise<FoundClient> {
  const { rows } = await db.query<FoundRecord>({
    name: 'client-find-by-id',
    text: `select d.regulation_id, d.regulation_version,
        case when c.id is not null then json_build_object('id', c.id, 'organizationId', c.organization_id, 'name', c.name,
          'email', c.email, 'phone', c.phone, 'locale', c.locale, 'timezone', c.timezone) end as contact,
        case when own.id is not null then json_build_object('id', own.id, 'name', own.name, 'inn', own.inn) end as contact_organization,
        case when o.id is not null then json_build_object('id', o.id, 'name', o.name, 'inn', o.inn) end as stated_organization,
        null as client_key
      from desk d
      left join contact c on c.desk_id = d.id and (c.id = coalesce((select new_id from client_alias where desk_id = $1 and old_id = $2), $2)
        or ($2::uuid is null and c.id = coalesce(
          (select p.id from contact p where p.desk_id = $1 and p.email_key = lower($4)),
          (select a.contact_id from contact_address a where a.desk_id = $1 and a.kind = 'email' and a.key = lower($4)))))
      left join organization own on own.desk_id = d.id and own.id = c.organization_id
      left join organization o on o.desk_id = d.id and (o.id = coalesce((select new_id from client_alias where desk_id = $1 and old_id = $3), $3)
        or ($3::uuid is null and o.inn = $5))
      where d.id = $1`,
    values: [db.deskId, ids.contactId, ids.organizationId, stated.email, stated.inn],
  })
  return toFound(db, rows[0])
}

function toFound(db: DeskClient, row: FoundRecord | undefined): FoundClient {
  if (!row) throw new Error(`there is no desk \`${db.deskId}\``)
  return {
    regulation: { id: row.regulation_id, version: row.regulation_version },
    contact: row.contact,
    contactOrganization: row.contact_organization,
    statedOrganization: row.stated_organization,
    facts:
      row.client_key === null
        ? null
        : {
            clientKey: row.client_key,
            holdings: row.holdings ?? [],
            firstContact: row.first_contact ?? true,
            turnHeldBy: row.turn_held_by,
            invited: row.invited ?? false,
            admittedCase: row.admitted_case ?? null,
          },
  }
}

/** What the engine must be told of a client and can't read itself. */
export interface ClientFacts {
  readonly holdings: readonly Holding[]
  /** No case of this person is there yet; an unknown person has none. */
  readonly firstContact: boolean
  /** The client's case that is being worked. */
  readonly turnHeldBy: string | null
  /** Was let in to the channels that are by invitation (U5). */
  readonly invited: boolean
  /** The client's case that the head admitted for longest, whether or not that time is over; null: none has an end. */
  readonly admittedCase: CaseState | null
}

/**
 * Read after `lockTurn`, in a statement of its own: it must see what the one who held the lock before has written.
 * @throws OutOfDate where that was a merge that moved the client away
 */
export async function readClientFacts(
  db: DeskClient,
  client: { readonly organizationId: string | null; readonly contactId: string | null; readonly clientKey: string },
): Promise<ClientFacts> {
  const { rows } = await db.query<{
    holdings: readonly Holding[]
    first_contact: boolean
    turn_held_by: string | null
    invited: boolean | null
    admitted_case: CaseState | null
    is_gone: boolean
  }>({
    name: 'client-facts',
    text: `select
        (select coalesce(json_agg(json_strip_nulls(json_build_object('kind', kind, 'product', product, 'from', from_at, 'until', until_at))
                                  order by from_at collate "C", id), '[]')
           from holding where desk_id = $1 and (organization_id = $2 or contact_id = $3)) as holdings,
        not exists (select from support_case where desk_id = $1 and contact_id = $3) as first_contact,
        (select id from support_case where desk_id = $1 and client_key = $4 and status not in ('closed', 'refused') and holds_turn
           order by number limit 1) as turn_held_by,
        (select invited_at is not null from contact where desk_id = $1 and id = $3) as invited,
        (select state from support_case where desk_id = $1 and client_key = $4 and state ? 'admission' and status <> 'refused'
           order by (state->'admission'->>'until')::bigint desc limit 1) as admitted_case,
        exists (select from client_alias where desk_id = $1 and old_id in ($2, $3)) as is_gone`,
    values: [db.deskId, client.organizationId, client.contactId, client.clientKey],
  })
  const [row] = rows
  if (row?.is_gone) throw new OutOfDate('the client was merged with another one meanwhile')
  return {
    holdings: row?.holdings ?? [],
    firstContact: row?.first_contact ?? true,
    turnHeldBy: row?.turn_held_by ?? null,
    invited: row?.invited ?? false,
    admittedCase: row?.admitted_case ?? null,
  }
}
