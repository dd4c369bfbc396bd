import type { Instant, Letter } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** A letter as a chat says it. */
export interface SaidLetter {
  readonly id: string
  readonly letter: Letter
  readonly createdAt: Date
}

/** Every letter of a case, the oldest first, whatever way it went. */
export async function listSaidLetters(db: DeskClient, caseId: string): Promise<readonly SaidLetter[]> {
  const { rows } = await db.query<{ id: string; body: Letter; created_at: Date }>({
    name: 'chat-letters',
    text: `select id, body, created_at from letter where desk_id = $1 and case_id = $2 order by created_at, id`,
    values: [db.deskId, caseId],
  })
  return rows.map(({ id, body, created_at: createdAt }) => ({ id, letter: body, createdAt }))
}

/**
 * What stood in the chat up to this version of the case was seen there. A letter's id is `case:version:index`, the version
 * being that after its command. Told again, or killed before it, nothing is lost: at worst the letter goes by e-mail too.
 */
export async function markSeenInChat(db: DeskClient, caseId: string, version: number, now: Instant): Promise<void> {
  await db.query({
    name: 'chat-seen',
    text: `update letter set status = 'sent', sent_at = $4
           where desk_id = $1 and case_id = $2 and status = 'queued' and recipient like 'chat:%'
             and split_part(id, ':', 2)::bigint <= $3`,
    values: [db.deskId, caseId, version, new Date(now)],
  })
}
