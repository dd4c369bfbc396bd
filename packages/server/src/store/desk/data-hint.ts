import type { Instant, Item } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** What a product needs of a client, and how the client gets it. Its words are sanitised HTML. */
export interface DataHint {
  /** A product of the regulation; null: of all of them. */
  readonly product: string | null
  readonly item: Item
  /** Cases of the product can't do without it. */
  readonly isNeeded: boolean
  readonly ru: string | null
  readonly en: string | null
}

export interface KeptHint extends DataHint {
  /** Null where they are no longer known. */
  readonly changedBy: string | null
  readonly changedAt: string
}

/** All of the desk's, those of all products first. */
export async function listDataHints(db: DeskClient): Promise<readonly KeptHint[]> {
  const { rows } = await db.query<Omit<KeptHint, 'changedAt'> & { changedAt: Date }>({
    name: 'data-hints',
    text: `select nullif(h.product, '') as product, h.item, h.is_needed as "isNeeded", h.ru, h.en, u.name as "changedBy",
             h.changed_at as "changedAt"
           from data_hint h left join staff_user u on u.id = h.changed_by where h.desk_id = $1 order by h.product, h.item`,
    values: [db.deskId],
  })
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }))
}

/** Those of a product and of all products; what has no words tells a client nothing and is left out. */
export async function readDataHints(db: DeskClient, product: string | null): Promise<readonly DataHint[]> {
  const { rows } = await db.query<DataHint>({
    name: 'data-hints-of-product',
    text: `select nullif(product, '') as product, item, is_needed as "isNeeded", ru, en from data_hint
           where desk_id = $1 and product in ('', $2) and (ru is not null or en is not null) order by data_hint.product, item`,
    values: [db.deskId, product ?? ''],
  })
  return rows
}

/** Writes it anew, or for the first time. */
export async function saveDataHint(db: DeskClient, hint: DataHint, changedBy: string, now: Instant): Promise<void> {
  const { product, item, isNeeded, ru, en } = hint
  await db.query({
    name: 'data-hint-save',
    text: `insert into data_hint (desk_id, product, item, is_needed, ru, en, changed_by, changed_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (desk_id, product, item) do update set is_needed = excluded.is_needed, ru = excluded.ru,
             en = excluded.en, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    values: [db.deskId, product ?? '', item, isNeeded, ru, en, changedBy, new Date(now)],
  })
}

/** The product's words are gone; those of all products hold again. */
export async function deleteDataHint(db: DeskClient, { product, item }: Pick<DataHint, 'product' | 'item'>) {
  await db.query({
    name: 'data-hint-delete',
    text: 'delete from data_hint where desk_id = $1 and product = $2 and item = $3',
    values: [db.deskId, product ?? '', item],
  })
}
