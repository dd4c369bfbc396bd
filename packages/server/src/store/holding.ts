import type { Holding, HoldingKind, Instant } from '@reglament/engine'
import type { DeskClient } from './transaction.ts'

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

/** Exactly one of the two owners is given; the table refuses anything else. */
export async function insertHolding(
  db: DeskClient,
  id: string,
  owner: { readonly organizationId: string | null; readonly contactId: string | null },
  holding: Holding,
  now: Instant,
): Promise<void> {
  await db.query({
    text: `insert into holding (desk_id, id, organization_id, contact_id, kind, product, from_at, until_at, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
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
    ],
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
