import type { DeskClient } from './transaction.ts'

/** A received message that no program could read, waiting for a person. */
export interface Unreadable {
  readonly id: string
  readonly source: 'smtp' | 'imap'
  /** Who the envelope says sent it. */
  readonly from: string | null
  readonly problem: string | null
  readonly receivedAt: string
  readonly sizeBytes: number
  /** The first bytes of it, at most `EXCERPT_BYTES`. */
  readonly head: Uint8Array
}

const EXCERPT_BYTES = 8192
const MOST_LISTED = 200

/** The oldest first: somebody has waited longest for it. */
export async function listUnreadable(db: DeskClient): Promise<readonly Unreadable[]> {
  const { rows } = await db.query<Omit<Unreadable, 'receivedAt'> & { received_at: Date }>({
    name: 'unreadable-list',
    text: `select id, source, envelope->>'from' as "from", problem, received_at, octet_length(raw) as "sizeBytes",
             substring(raw from 1 for ${EXCERPT_BYTES}) as head
           from raw_message where desk_id = $1 and status = 'unreadable' order by received_at, id limit ${MOST_LISTED}`,
    values: [db.deskId],
  })
  return rows.map(({ received_at, ...rest }) => ({ ...rest, receivedAt: received_at.toISOString() }))
}

/** null where it is not there or no longer waits. */
export async function readUnreadable(db: DeskClient, id: string): Promise<Unreadable | null> {
  const { rows } = await db.query<Omit<Unreadable, 'receivedAt'> & { received_at: Date }>({
    text: `select id, source, envelope->>'from' as "from", problem, received_at, octet_length(raw) as "sizeBytes",
             substring(raw from 1 for ${EXCERPT_BYTES}) as head
           from raw_message where desk_id = $1 and id = $2 and status = 'unreadable'`,
    values: [db.deskId, id],
  })
  const [row] = rows
  if (!row) return null
  const { received_at, ...rest } = row
  return { ...rest, receivedAt: received_at.toISOString() }
}

/**
 * A person made a case of it; in the transaction of the case, so there is no case twice. False where somebody else was
 * quicker: the one who comes second waits for the row and finds it settled.
 */
export async function takeUnreadable(
  db: DeskClient,
  id: string,
  as: { readonly caseId: string; readonly messageId: string | null },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update raw_message set status = 'taken', case_id = $3, message_id = $4
           where desk_id = $1 and id = $2 and status = 'unreadable'`,
    values: [db.deskId, id, as.caseId, as.messageId],
  })
  return rowCount === 1
}

/** A person found that it is nothing; its bytes are kept. False where it no longer waits. */
export async function dropUnreadable(db: DeskClient, id: string): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update raw_message set status = 'dropped' where desk_id = $1 and id = $2 and status = 'unreadable'`,
    values: [db.deskId, id],
  })
  return rowCount === 1
}
