import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** Somebody looked at a pair and said that they are two. */
export interface Dismissal {
  /** Ids in their order. */
  readonly one: string
  readonly other: string
  /** What was known of both then. */
  readonly seen: string
  /** Null where the account is gone. */
  readonly by: string | null
  readonly at: string
}

export async function listDismissals(db: DeskClient): Promise<readonly Dismissal[]> {
  const { rows } = await db.query<Omit<Dismissal, 'at'> & { at: Date }>({
    name: 'duplicate-dismissals',
    text: `select d.one, d.other, d.seen, u.name as by, d.dismissed_at as at
           from duplicate_dismissal d left join staff_user u on u.id = d.dismissed_by where d.desk_id = $1`,
    values: [db.deskId],
  })
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Said again, of what is known now, it is the last word. */
export async function saveDismissal(
  db: DeskClient,
  { one, other, seen }: Pick<Dismissal, 'one' | 'other' | 'seen'>,
  by: string,
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'duplicate-dismiss',
    text: `insert into duplicate_dismissal (desk_id, one, other, seen, dismissed_by, dismissed_at)
           values ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4, $5, $6)
           on conflict (desk_id, one, other) do update
             set seen = excluded.seen, dismissed_by = excluded.dismissed_by, dismissed_at = excluded.dismissed_at`,
    values: [db.deskId, one, other, seen, by, new Date(now)],
  })
}

/** False where nobody had said so. */
export async function deleteDismissal(db: DeskClient, one: string, other: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'duplicate-restore',
    text: `delete from duplicate_dismissal where desk_id = $1 and one = least($2::uuid, $3::uuid) and other = greatest($2::uuid, $3::uuid)`,
    values: [db.deskId, one, other],
  })
  return rowCount === 1
}
