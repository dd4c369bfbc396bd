import type { Holding, HoldingKind, Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

interface HoldingRecord {
  kind: HoldingKind
  product: string | null
  from_at: string
  until_at: string | null
}

/** The rights of an organization, and those that a person has alone; in the order of their beginning. */
export async function readHoldings(
  db: DeskClient,
  owner: { readonly organizationId: string | null; readonly contactId: string | null },
): Promise<readonly Holding[]> {
  const { rows } = await db.query<HoldingRecord>({
    name: 'holdings-read',
    text: `select kind, product, from_at, until_at from holding
           where desk_id = $1 and (organization_id = $2 or contact_id = $3)
           order by from_at collate "C", id`,
    values: [db.deskId, owner.organizationId, owner.contactId],
  })
  return rows.map(toHolding)
}

/** Exactly one of the two owners is given; the table refuses anything else. `recordedBy` is a member of staff. */
export async function insertHolding(
  db: DeskClient,
  id: string,
  owner: { readonly organizationId: string | null; readonly contactId: string | null },
  holding: Holding,
  now: Instant,
  recordedBy: string | null = null,
): Promise<void> {
  await db.query({
    text: `insert into holding (desk_id, id, organization_id, contact_id, kind, product, from_at, until_at, created_at, recorded_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      db.deskId,
      id,
      owner.organizationId,
      owner.contactId,
      holding.kind,
      holding.product ?? null,
      holding.from,
      holding.until ?? null,
      new Date(now),
      recordedBy,
    ],
  })
}

/** A right with what was done to it since it was recorded, the oldest change first. */
export interface HeldRight {
  readonly id: string
  /** Whose it is where a person holds it alone; null: the organization's. */
  readonly contactId: string | null
  readonly holding: Holding
  readonly recordedAt: string
  /** The name of whoever recorded it; null where nobody of the staff did. */
  readonly recordedBy: string | null
  readonly changes: readonly HoldingChange[]
}

export interface HoldingChange {
  readonly at: string
  readonly by: string | null
  readonly before: string | null
  readonly after: string | null
}

/** The rights of an organization and of all its people, or of one person; in the order of their beginning. */
export async function readHeldRights(
  db: DeskClient,
  owner: { readonly organizationId: string | null; readonly contactId: string | null },
): Promise<readonly HeldRight[]> {
  const { rows } = await db.query<
    HoldingRecord & {
      id: string
      contact_id: string | null
      created_at: Date
      recorded_by: string | null
      changes: readonly HoldingChange[]
    }
  >({
    name: 'holdings-held',
    text: `select h.id, h.contact_id, h.kind, h.product, h.from_at, h.until_at, h.created_at, u.name as recorded_by,
        (select coalesce(json_agg(json_build_object('at', to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'by', s.name, 'before', c.until_before, 'after', c.until_after) order by c.at, c.id), '[]')
           from holding_change c left join staff_user s on s.id = c.changed_by
          where c.desk_id = $1 and c.holding_id = h.id) as changes
      from holding h left join staff_user u on u.id = h.recorded_by
      where h.desk_id = $1 and (h.organization_id = $2 or h.contact_id = $3
        or h.contact_id = any(array(select p.id from contact p where p.desk_id = $1 and p.organization_id = $2)))
      order by h.from_at collate "C", h.id`,
    values: [db.deskId, owner.organizationId, owner.contactId],
  })
  return rows.map((row) => ({
    id: row.id,
    contactId: row.contact_id,
    holding: toHolding(row),
    recordedAt: row.created_at.toISOString(),
    recordedBy: row.recorded_by,
    changes: row.changes,
  }))
}

/**
 * Sets when a right ends (null: when its term does) and keeps who did so and what was there before, in one statement:
 * a process that dies leaves both or neither. Two at once wait at the right's row, and each sees what the other wrote.
 */
export async function setHoldingEnd(
  db: DeskClient,
  change: { readonly id: string; readonly holdingId: string; readonly until: string | null; readonly by: string },
  now: Instant,
): Promise<void> {
  await db.query({
    text: `with held as (select id, until_at from holding where desk_id = $1 and id = $2 for update),
             changed as (update holding h set until_at = $3 from held where h.desk_id = $1 and h.id = held.id
                         returning h.id, held.until_at as until_before)
           insert into holding_change (desk_id, id, holding_id, until_before, until_after, changed_by, at)
           select $1, $4, id, until_before, $3, $5, $6 from changed`,
    values: [db.deskId, change.holdingId, change.until, change.id, change.by, new Date(now)],
  })
}

function toHolding(row: HoldingRecord): Holding {
  return {
    kind: row.kind,
    from: row.from_at,
    ...(row.product === null ? {} : { product: row.product }),
    ...(row.until_at === null ? {} : { until: row.until_at }),
  }
}
