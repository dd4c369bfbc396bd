import { type Instant, instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** Cases that should have been woken by `now`, the longest overdue first. A job wakes each; this finds what a job missed. */
export async function readDueCases(db: DeskClient, now: Instant, limit: number): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'cases-due',
    text: 'select id from support_case where desk_id = $1 and next_due <= $2 order by next_due, id limit $3',
    values: [db.deskId, new Date(now), limit],
  })
  return rows.map(({ id }) => id)
}

/** When the next case of the desk must be woken; null where none waits. */
export async function readNextDue(db: DeskClient): Promise<Instant | null> {
  const { rows } = await db.query<{ next: Date | null }>({
    name: 'cases-next-due',
    text: 'select min(next_due) as next from support_case where desk_id = $1 and next_due is not null',
    values: [db.deskId],
  })
  const next = rows[0]?.next
  return next ? instant(next.getTime()) : null
}
