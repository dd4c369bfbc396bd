import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** How a user likes the workspace, as it was kept; nothing where nothing was chosen yet. */
export async function readPreferences(db: DeskClient, userId: string): Promise<Readonly<Record<string, unknown>>> {
  const { rows } = await db.query<{ preferences: Readonly<Record<string, unknown>> }>({
    name: 'preferences',
    text: 'select preferences from staff_preference where desk_id = $1 and user_id = $2',
    values: [db.deskId, userId],
  })
  return rows[0]?.preferences ?? {}
}

/** Puts the given parts in the place of those that were kept; the others stay, whoever writes at the same time. */
export async function keepPreferences(
  db: DeskClient,
  userId: string,
  parts: Readonly<Record<string, unknown>>,
  now: Instant,
): Promise<void> {
  await db.query({
    text: `insert into staff_preference (desk_id, user_id, preferences, changed_at) values ($1, $2, $3, $4)
           on conflict (desk_id, user_id) do update
             set preferences = staff_preference.preferences || excluded.preferences, changed_at = excluded.changed_at`,
    values: [db.deskId, userId, JSON.stringify(parts), new Date(now)],
  })
}
