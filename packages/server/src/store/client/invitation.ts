import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** Lets a person in to the channels that are by invitation (U5). Done again it changes nothing: the first who did so stays. */
export async function inviteContact(db: DeskClient, contactId: string, invitedBy: string, now: Instant): Promise<void> {
  await db.query({
    name: 'contact-invite',
    text: `update contact set invited_at = $3, invited_by = $4 where desk_id = $1 and id = $2 and invited_at is null`,
    values: [db.deskId, contactId, new Date(now), invitedBy],
  })
}

/** The case of a person that changed last, for a letter to them to stand in; null where they have none. */
export async function readLastCaseOf(db: DeskClient, contactId: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>({
    name: 'contact-last-case',
    text: `select id from support_case where desk_id = $1 and contact_id = $2 order by changed_at desc, number desc limit 1`,
    values: [db.deskId, contactId],
  })
  return rows[0]?.id ?? null
}
