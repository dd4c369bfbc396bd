import type { CaseState, Instant } from '@reglament/engine'
import { instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** A case that nobody else can change until the transaction ends. */
export interface LockedCase {
  readonly id: string
  readonly number: number
  /** How many events it has. */
  readonly version: number
  readonly state: CaseState
  readonly nextDue: Instant | null
  readonly subject: string
  readonly clientKey: string
  readonly holdsTurn: boolean
  readonly organizationId: string | null
  readonly contactId: string | null
  readonly contactEmail: string | null
  /** The address of another channel than e-mail that its letters go to; null: the contact's e-mail. */
  readonly answerTo: string | null
  readonly trackingSecret: string
}

/** Waits for whoever has the case; null where there is none of that id. */
export async function lockCase(db: DeskClient, caseId: string): Promise<LockedCase | null> {
  const { rows } = await db.query<{
    id: string
    number: string
    version: number
    state: CaseState
    next_due: Date | null
    subject: string
    client_key: string
    holds_turn: boolean
    organization_id: string | null
    contact_id: string | null
    contact_email: string | null
    answer_to: string | null
    tracking_secret: string
  }>({
    name: 'case-lock',
    text: `select k.id, k.number, k.version, k.state, k.next_due, k.subject, k.client_key, k.holds_turn, k.organization_id,
             k.contact_id, c.email as contact_email, k.answer_to, k.tracking_secret
           from support_case k left join contact c on c.desk_id = k.desk_id and c.id = k.contact_id
           where k.desk_id = $1 and k.id = $2 for update of k`,
    values: [db.deskId, caseId],
  })
  const [row] = rows
  if (!row) return null
  return {
    id: row.id,
    number: Number(row.number),
    version: row.version,
    state: row.state,
    nextDue: row.next_due && instant(row.next_due.getTime()),
    subject: row.subject,
    clientKey: row.client_key,
    holdsTurn: row.holds_turn,
    organizationId: row.organization_id,
    contactId: row.contact_id,
    contactEmail: row.contact_email,
    answerTo: row.answer_to,
    trackingSecret: row.tracking_secret,
  }
}
