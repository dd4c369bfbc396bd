import type { Instant } from '@reglament/engine'
import { insertJobs, type JobRow, READ_MESSAGE } from '../job-queue.ts'
import type { DeskClient } from '../transaction.ts'

/** What the carrier said of a message; the message itself may say something else. */
export interface Envelope {
  /** Empty for a bounce; null where the carrier does not tell (IMAP). */
  readonly mailFrom: string | null
  readonly rcptTo: readonly string[]
  /** Where the message lay: account, mailbox, UIDVALIDITY and UID. */
  readonly imap?: {
    readonly account: string
    readonly mailbox: string
    readonly uidValidity: string
    readonly uid: number
  }
}

export type RawSource = 'smtp' | 'imap' | 'messenger'

export interface NewRaw {
  readonly id: string
  /** The same for every delivery of one message. */
  readonly dedupeKey: string
  readonly source: RawSource
  readonly envelope: Envelope
  readonly raw: Buffer
}

/**
 * Keeps the bytes of a message and starts the job that reads them, in one statement; false where this message is
 * there already. The carrier is told «accepted» only after the commit: a process that dies before it has promised
 * nothing, one that dies after it has everything.
 */
export async function storeRaw(db: DeskClient, message: NewRaw, now: Instant): Promise<boolean> {
  const job: JobRow = {
    task: READ_MESSAGE,
    payload: { desk: db.deskId, raw: message.id },
    key: `raw:${db.deskId}:${message.id}`,
    run_at: null,
  }
  const { rowCount } = await db.last({
    name: 'raw-store',
    text: `with stored as (
        insert into raw_message (desk_id, id, dedupe_key, source, envelope, raw, received_at, status)
        values ($1, $2::uuid, $3, $4, $5, $6, $7, 'stored') on conflict (desk_id, dedupe_key) do nothing returning id),
      queued as (${insertJobs(`(select $8::text from stored)`)})
      select id from stored`,
    values: [
      db.deskId,
      message.id,
      message.dedupeKey,
      message.source,
      JSON.stringify(message.envelope),
      message.raw,
      new Date(now),
      JSON.stringify([job]),
    ],
  })
  return rowCount === 1
}

/** Keeps what could not be taken, for a person to look at; brought again, it is the same row. */
export async function storeUnreadable(db: DeskClient, message: NewRaw, problem: string, now: Instant): Promise<void> {
  await db.query({
    text: `insert into raw_message (desk_id, id, dedupe_key, source, envelope, raw, received_at, status, problem)
           values ($1, $2, $3, $4, $5, $6, $7, 'unreadable', $8) on conflict (desk_id, dedupe_key) do nothing`,
    values: [
      db.deskId,
      message.id,
      message.dedupeKey,
      message.source,
      JSON.stringify(message.envelope),
      message.raw,
      new Date(now),
      problem,
    ],
  })
}

type RawStatus = 'stored' | 'taken' | 'unreadable' | 'dropped'

export interface RawMessage {
  readonly id: string
  readonly source: RawSource
  readonly envelope: Envelope
  readonly raw: Buffer
  readonly receivedAt: Date
  readonly status: RawStatus
  readonly problem: string | null
}

/** null where there is none of that id. */
export async function readRaw(db: DeskClient, id: string): Promise<RawMessage | null> {
  const { rows } = await db.query<Omit<RawMessage, 'receivedAt'> & { received_at: Date }>({
    name: 'raw-read',
    text: `select id, source, envelope, raw, received_at, status, problem from raw_message where desk_id = $1 and id = $2`,
    values: [db.deskId, id],
  })
  const [row] = rows
  if (!row) return null
  const { received_at: receivedAt, ...rest } = row
  return { ...rest, receivedAt }
}

/** What became of a message: a case has it, a person must look at it, or it is nothing. */
export type RawEnd =
  | { readonly status: 'taken'; readonly caseId: string; readonly messageId: string | null; readonly problem?: string }
  | { readonly status: 'unreadable' | 'dropped'; readonly problem: string | null }

/**
 * Ends a message that waits; false where it was ended before. Called in the transaction that writes the case: a
 * second reader finds false, and must roll back.
 */
export async function endRaw(db: DeskClient, id: string, end: RawEnd): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'raw-end',
    text: `update raw_message set status = $3, problem = $4, case_id = $5, message_id = $6
           where desk_id = $1 and id = $2 and status in ('stored', 'unreadable')`,
    values: [
      db.deskId,
      id,
      end.status,
      end.problem ?? null,
      end.status === 'taken' ? end.caseId : null,
      end.status === 'taken' ? end.messageId : null,
    ],
  })
  return rowCount === 1
}

/** A message that waits for a person, with the beginning of its bytes. */
export interface UnreadableRow {
  readonly id: string
  readonly source: RawSource
  readonly envelope: Envelope
  readonly receivedAt: Date
  readonly problem: string | null
  readonly sizeBytes: number
  readonly head: Buffer
}

const HEAD_BYTES = 4_096
const MOST_ROWS = 500

/** The oldest first. */
export async function listUnreadable(db: DeskClient): Promise<readonly UnreadableRow[]> {
  const { rows } = await db.query<{
    id: string
    source: RawSource
    envelope: Envelope
    received_at: Date
    problem: string | null
    size_bytes: number
    head: Buffer
  }>({
    text: `select id, source, envelope, received_at, problem, length(raw) as size_bytes, substring(raw from 1 for ${HEAD_BYTES}) as head
           from raw_message where desk_id = $1 and status = 'unreadable' order by received_at, id limit ${MOST_ROWS}`,
    values: [db.deskId],
  })
  return rows.map(({ received_at: receivedAt, size_bytes: sizeBytes, ...rest }) => ({ ...rest, receivedAt, sizeBytes }))
}
