import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'
import type { List, ListFilter } from './case-list.ts'

/** A way of looking at a list that somebody gave a name. */
export interface SavedFilter {
  readonly id: string
  /** The user who made it. */
  readonly owner: string
  readonly title: string
  readonly list: List
  readonly filter: ListFilter
  /** Everybody on the desk has it. */
  readonly isShared: boolean
}

const COLUMNS = 'id, owner, title, list, filter, is_shared as "isShared"'

/** What a user has, their own first and the shared ones after them, by title. */
export async function listSavedFilters(db: DeskClient, userId: string): Promise<readonly SavedFilter[]> {
  const { rows } = await db.query<SavedFilter>({
    name: 'saved-filters',
    text: `select ${COLUMNS} from saved_filter where desk_id = $1 and (owner = $2 or is_shared)
           order by is_shared, lower(title), id`,
    values: [db.deskId, userId],
  })
  return rows
}

export async function insertSavedFilter(db: DeskClient, saved: SavedFilter, now: Instant): Promise<void> {
  await db.query({
    text: `insert into saved_filter (desk_id, id, owner, title, list, filter, is_shared, created_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      db.deskId,
      saved.id,
      saved.owner,
      saved.title,
      saved.list,
      JSON.stringify(saved.filter),
      saved.isShared,
      new Date(now),
    ],
  })
}

/** null where there is none of that id. */
export async function readSavedFilter(db: DeskClient, id: string): Promise<SavedFilter | null> {
  const { rows } = await db.query<SavedFilter>({
    text: `select ${COLUMNS} from saved_filter where desk_id = $1 and id = $2`,
    values: [db.deskId, id],
  })
  return rows[0] ?? null
}

export async function deleteSavedFilter(db: DeskClient, id: string): Promise<void> {
  await db.query({ text: 'delete from saved_filter where desk_id = $1 and id = $2', values: [db.deskId, id] })
}

/** A tag was made one with another: the filters that asked for it ask for that one. One that asked for both asks once. */
export async function moveTagInFilters(db: DeskClient, id: string, into: string): Promise<void> {
  await db.query({
    text: `update saved_filter set filter = jsonb_set(filter, '{tags}', to_jsonb(replace(filter->>'tags', $2, $3)))
           where desk_id = $1 and filter->>'tags' like '%' || $2 || '%'`,
    values: [db.deskId, id, into],
  })
}
