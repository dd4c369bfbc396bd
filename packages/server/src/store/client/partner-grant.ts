import type { Grant, GrantCovers, Holding, HoldingKind, Instant, SeatFacts } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'
import { readHoldings } from './holding.ts'

/** A client or a partner, as it is called now. */
export interface GrantParty {
  readonly id: string
  readonly name: string | null
  readonly inn: string | null
}

/** A grant with its end, where somebody has ended it. */
export interface KnownGrant {
  readonly id: string
  readonly client: GrantParty
  readonly partner: GrantParty
  readonly covers: GrantCovers
  readonly copies: boolean
  /** Whom of the client letters go to beside or in place of the partner; null: nobody, or one who is no longer there. */
  readonly told: { readonly id: string; readonly name: string | null; readonly email: string | null } | null
  /** ISO 8601 in UTC. */
  readonly from: string
  /** An ISO date, in force to its end; null: without an end. */
  readonly until: string | null
  readonly givenBy: 'client' | 'staff'
  readonly giver: string | null
  readonly ended: {
    readonly at: string
    readonly by: 'client' | 'partner' | 'staff'
    readonly name: string | null
  } | null
}

/** The words of the engine for it. */
export function grantOf({ id, covers, from, until, ended }: KnownGrant): Grant {
  return { id, covers, from, ...(until === null ? {} : { until }), ...(ended === null ? {} : { endedAt: ended.at }) }
}

/** An id, and those of what was merged into it. */
const IDS_OF = (parameter: string) =>
  `(select ${parameter}::uuid union select old_id from client_alias where desk_id = $1 and new_id = ${parameter}::uuid)`
const NOW_CALLED = (column: string) =>
  `coalesce((select new_id from client_alias a where a.desk_id = $1 and a.old_id = ${column}), ${column})`

/** The grants of a client, those to a partner, or those of the one to the other; the newest first. */
export async function listGrants(
  db: DeskClient,
  of: { readonly clientId?: string; readonly partnerId?: string },
): Promise<readonly KnownGrant[]> {
  if (of.clientId === undefined && of.partnerId === undefined) return []
  const { rows } = await db.query<
    Omit<KnownGrant, 'from' | 'ended'> & {
      from_at: Date
      ended_by: 'client' | 'partner' | 'staff' | null
      ender_name: string | null
      ended_at: Date | null
    }
  >({
    name: 'partner-grants',
    text: `select g.id, g.covers, g.copies, g.from_at, g.until_on as until, g.given_by as "givenBy", g.giver_name as giver,
        e.ended_by, e.ender_name, e.at as ended_at,
        json_build_object('id', c.id, 'name', c.name, 'inn', c.inn) as client,
        json_build_object('id', p.id, 'name', p.name, 'inn', p.inn) as partner,
        case when t.id is not null then json_build_object('id', t.id, 'name', t.name, 'email', t.email) end as told
      from partner_grant g
        join organization c on c.desk_id = $1 and c.id = ${NOW_CALLED('g.client_id')}
        join organization p on p.desk_id = $1 and p.id = ${NOW_CALLED('g.partner_id')}
        left join contact t on t.desk_id = $1 and t.id = ${NOW_CALLED('g.told_id')} and t.organization_id = c.id
        left join partner_grant_end e on e.desk_id = $1 and e.grant_id = g.id
      where g.desk_id = $1 and c.id <> p.id
        and ($2::uuid is null or g.client_id in ${IDS_OF('$2')})
        and ($3::uuid is null or g.partner_id in ${IDS_OF('$3')})
      order by g.from_at desc, g.id`,
    values: [db.deskId, of.clientId ?? null, of.partnerId ?? null],
  })
  return rows.map(({ from_at, ended_by, ender_name, ended_at, ...rest }) => ({
    ...rest,
    from: from_at.toISOString(),
    ended:
      ended_by === null || ended_at === null ? null : { at: ended_at.toISOString(), by: ended_by, name: ender_name },
  }))
}

/** Until the transaction ends, nobody else gives this partner a grant of this client. */
export async function lockGrants(db: DeskClient, clientId: string, partnerId: string): Promise<void> {
  await db.query({
    name: 'partner-grant-lock',
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [`${db.deskId} grant ${clientId} ${partnerId}`],
  })
}

export interface NewGrant {
  readonly id: string
  readonly clientId: string
  readonly partnerId: string
  readonly covers: GrantCovers
  readonly copies: boolean
  readonly toldId: string | null
  readonly until: string | null
  readonly givenBy: 'client' | 'staff'
  readonly giver: { readonly id: string; readonly name: string | null }
}

/** In force from `now`. */
export async function insertGrant(db: DeskClient, grant: NewGrant, now: Instant): Promise<void> {
  await db.query({
    text: `insert into partner_grant (desk_id, id, client_id, partner_id, covers, copies, told_id, from_at, until_on, given_by,
             giver_id, giver_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      db.deskId,
      grant.id,
      grant.clientId,
      grant.partnerId,
      grant.covers,
      grant.copies,
      grant.toldId,
      new Date(now),
      grant.until,
      grant.givenBy,
      grant.giver.id,
      grant.giver.name,
    ],
  })
}

/** False where somebody has ended it already: the first end stays. */
export async function insertGrantEnd(
  db: DeskClient,
  end: {
    readonly grantId: string
    readonly by: 'client' | 'partner' | 'staff'
    readonly ender: { readonly id: string; readonly name: string | null }
  },
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into partner_grant_end (desk_id, grant_id, ended_by, ender_id, ender_name, at) values ($1, $2, $3, $4, $5, $6)
           on conflict do nothing`,
    values: [db.deskId, end.grantId, end.by, end.ender.id, end.ender.name, new Date(now)],
  })
  return rowCount === 1
}

/** What the rules need to know of a partner and one client; read anew for each command. */
export async function readSeatFacts(
  db: DeskClient,
  { partnerId, clientId }: { readonly partnerId: string; readonly clientId: string },
): Promise<SeatFacts> {
  const [holdings, grants] = await Promise.all([
    readHoldings(db, { organizationId: partnerId, contactId: null }),
    listGrants(db, { clientId, partnerId }),
  ])
  return { holdings, grants: grants.map(grantOf) }
}

/** The person of the client whom a grant names; null where it names nobody who is still there. */
export async function readTold(db: DeskClient, grantId: string): Promise<KnownGrant['told']> {
  const { rows } = await db.query<NonNullable<KnownGrant['told']>>({
    name: 'partner-grant-told',
    text: `select t.id, t.name, t.email from partner_grant g join contact t on t.desk_id = $1 and t.id = ${NOW_CALLED('g.told_id')}
             and t.organization_id = ${NOW_CALLED('g.client_id')}
           where g.desk_id = $1 and g.id = $2`,
    values: [db.deskId, grantId],
  })
  return rows[0] ?? null
}

/** An id with those of what was merged into it. */
export async function readIdsOf(db: DeskClient, id: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'client-ids-of',
    text: `select id from ${IDS_OF('$2')} as ids(id)`,
    values: [db.deskId, id],
  })
  return rows.map((row) => row.id)
}

export async function findOrganizationByInn(db: DeskClient, inn: string): Promise<GrantParty | null> {
  const { rows } = await db.query<GrantParty>({
    name: 'organization-by-inn',
    text: 'select id, name, inn from organization where desk_id = $1 and inn = $2',
    values: [db.deskId, inn],
  })
  return rows[0] ?? null
}

/** Organizations that hold, or held, one of these kinds, by name, with all that they hold. */
export async function listHolders(
  db: DeskClient,
  kinds: readonly HoldingKind[],
): Promise<readonly (GrantParty & { readonly holdings: readonly Holding[] })[]> {
  const { rows } = await db.query<GrantParty & { holdings: readonly Holding[] }>({
    text: `select o.id, o.name, o.inn, (select json_agg(json_strip_nulls(json_build_object('kind', h.kind, 'product', h.product,
          'from', h.from_at, 'until', h.until_at)) order by h.from_at collate "C", h.id)
          from holding h where h.desk_id = $1 and h.organization_id = o.id) as holdings
      from organization o where o.desk_id = $1
        and o.id in (select organization_id from holding where desk_id = $1 and kind = any($2))
      order by lower(coalesce(o.name, o.inn)) collate "C", o.id`,
    values: [db.deskId, kinds],
  })
  return rows
}
