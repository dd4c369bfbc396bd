import type { Instant, Letter, LetterKind, Locale } from '@reglament/engine'
import type { Pool, PoolClient } from 'pg'
import { listMergedInto, type MergedCase } from '../case/thread.ts'
import type { RegulationRef } from '../desk/regulations.ts'
import type { DeskClient } from '../transaction.ts'

type LetterStatus = 'queued' | 'sent' | 'failed' | 'held' | 'suppressed'

/** A letter of the outbox with what it is worded and addressed by. */
export interface OutgoingLetter {
  readonly id: string
  readonly letter: Letter
  readonly recipient: string | null
  /** With angle brackets; the same however often the letter is sent. */
  readonly internetId: string
  readonly status: LetterStatus
  readonly createdAt: Date
  readonly caseId: string
  readonly number: number
  readonly subject: string
  readonly trackingSecret: string
  readonly regulation: RegulationRef
  readonly contactName: string | null
  readonly contactEmail: string | null
  readonly contactLocale: Locale | null
  readonly contactTimezone: string | null
  /** What a specialist wrote, where the letter carries it. */
  readonly written: WrittenMessage | null
  /** The number of the case that is worked before this one. */
  readonly behindNumber: number | null
  /** The number of the case that its question was taken out of. */
  readonly splitFromNumber: number | null
  /** Cases of the same client that are aliases of this one. */
  readonly joined: readonly MergedCase[]
}

export interface WrittenMessage {
  readonly text: string
  /** Sanitised; its pictures are the files, by content id. */
  readonly html: string | null
  readonly files: readonly {
    readonly filename: string
    readonly contentType: string
    readonly sizeBytes: number
    readonly sha256: string
    readonly contentId: string | null
    readonly isInline: boolean
  }[]
}

/** The key of a page that is opened by an account alone. */
export const KEY_OF_ACCOUNT = 'session'

/**
 * What a letter's link opens the case by. A partner's seat may shut at any moment: its links lead through its account, and
 * the secret, which nobody can take back, is not told.
 */
const LINK_SECRET = `case when k.state ? 'onBehalf' then '${KEY_OF_ACCOUNT}' else k.tracking_secret end`

/** Whom it is worded for: where a partner's seat is shut, the person of the client that it goes to. */
const ADDRESSEE = `case when k.state ? 'onBehalf' then coalesce(
    (select a.id from contact a where a.desk_id = k.desk_id and a.email_key = lower(l.recipient)), k.contact_id) else k.contact_id end`

/** null where there is none of that id. */
export async function readLetter(db: DeskClient, id: string): Promise<OutgoingLetter | null> {
  const { rows } = await db.query<{
    id: string
    body: Letter
    recipient: string | null
    internet_id: string
    status: LetterStatus
    created_at: Date
    case_id: string
    number: string
    subject: string
    tracking_secret: string
    regulation: RegulationRef
    name: string | null
    email: string | null
    locale: Locale | null
    timezone: string | null
  }>({
    name: 'letter-read',
    text: `select l.id, l.body, l.recipient, l.internet_id, l.status, l.created_at, l.case_id, k.number, k.subject,
        ${LINK_SECRET} as tracking_secret, k.state->'regulation' as regulation, c.name, c.email, c.locale, c.timezone
      from letter l
        join support_case k on k.desk_id = l.desk_id and k.id = l.case_id
        left join contact c on c.desk_id = k.desk_id and c.id = ${ADDRESSEE}
      where l.desk_id = $1 and l.id = $2`,
    values: [db.deskId, id],
  })
  const [row] = rows
  if (!row) return null
  const { message, behind, splitFrom } = row.body
  const [written, behindNumber, splitFromNumber, merged] = await Promise.all([
    message === null ? null : readWritten(db, message.messageId),
    behind === null ? null : readNumber(db, behind),
    splitFrom === undefined ? null : readNumber(db, splitFrom),
    listMergedInto(db, row.case_id),
  ])
  return {
    id: row.id,
    letter: row.body,
    recipient: row.recipient,
    internetId: row.internet_id,
    status: row.status,
    createdAt: row.created_at,
    caseId: row.case_id,
    number: Number(row.number),
    subject: row.subject,
    trackingSecret: row.tracking_secret,
    regulation: row.regulation,
    contactName: row.name,
    contactEmail: row.email,
    contactLocale: row.locale,
    contactTimezone: row.timezone,
    written,
    behindNumber,
    splitFromNumber,
    joined: merged.filter(({ apart }) => !apart),
  }
}

/**
 * What staff wrote to the client. By an id that is a parameter: under row-level security a join on one that is taken
 * out of JSON can't use an index, and would read every message of the desk.
 */
async function readWritten(db: DeskClient, messageId: string): Promise<WrittenMessage | null> {
  const { rows } = await db.query<WrittenMessage>({
    name: 'letter-message',
    text: `select m.text, m.html,
        (select coalesce(json_agg(json_build_object('filename', a.filename, 'contentType', a.content_type,
           'sizeBytes', a.size_bytes, 'sha256', a.sha256, 'contentId', a.content_id, 'isInline', a.is_inline) order by a.id), '[]')
         from attachment a where a.desk_id = $1 and a.message_id = $2) as files
      from message m where m.desk_id = $1 and m.id = $2 and m.direction = 'out'`,
    values: [db.deskId, messageId],
  })
  return rows[0] ?? null
}

async function readNumber(db: DeskClient, caseId: string): Promise<number | null> {
  const { rows } = await db.query<{ number: string }>({
    name: 'letter-behind',
    text: 'select number from support_case where desk_id = $1 and id = $2',
    values: [db.deskId, caseId],
  })
  return rows[0] ? Number(rows[0].number) : null
}

const THREAD_LENGTH = 30

/** Message-IDs of the case's conversation before this letter, the oldest first: what `References` names. */
export async function readThreadIds(
  db: DeskClient,
  caseId: string,
  before: OutgoingLetter,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ internet_id: string }>({
    name: 'letter-thread',
    text: `select internet_id from (
        select internet_id, at from message where desk_id = $1 and case_id = $2 and internet_id is not null and direction = 'in' and at <= $3
        union all select internet_id, created_at from letter where desk_id = $1 and case_id = $2 and id <> $4 and created_at <= $3) as said
      order by at desc limit ${THREAD_LENGTH}`,
    values: [db.deskId, caseId, before.createdAt, before.id],
  })
  return rows.map((row) => row.internet_id).reverse()
}

/** Killed between the sending and this, the letter is sent again, under the same Message-ID. */
export async function markLetter(
  db: DeskClient,
  id: string,
  end: { readonly status: 'sent' | 'failed' | 'held' | 'suppressed'; readonly problem: string | null },
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'letter-mark',
    text: `update letter set status = $3, problem = $4, sent_at = case when $3 = 'sent' then $5::timestamptz else sent_at end
           where desk_id = $1 and id = $2 and status in ('queued', 'held')`,
    values: [db.deskId, id, end.status, end.problem, new Date(now)],
  })
}

/** Where a letter goes; null where it goes nowhere, or is not there. */
export async function readRecipient(db: DeskClient, id: string): Promise<string | null> {
  const { rows } = await db.query<{ recipient: string | null }>({
    name: 'letter-recipient',
    text: 'select recipient from letter where desk_id = $1 and id = $2',
    values: [db.deskId, id],
  })
  return rows[0]?.recipient ?? null
}

/** The letter goes another way, since the one it was meant for is closed for good. */
export async function readdressLetter(db: DeskClient, id: string, recipient: string): Promise<void> {
  await db.query({
    text: `update letter set recipient = $3 where desk_id = $1 and id = $2 and status in ('queued', 'held')`,
    values: [db.deskId, id, recipient],
  })
}

/** How many letters of these kinds went to that address since then. */
export async function countSentTo(
  db: DeskClient,
  recipient: string,
  kinds: readonly LetterKind[],
  since: Instant,
): Promise<number> {
  const { rows } = await db.query<{ sent: string }>({
    name: 'letter-count-sent',
    text: `select count(*) as sent from letter
           where desk_id = $1 and recipient = $2 and status = 'sent' and sent_at > $3 and kind = any($4)`,
    values: [db.deskId, recipient, new Date(since), kinds],
  })
  return Number(rows[0]?.sent ?? 0)
}

/** Whom our letter of that Message-ID was for; null where there is none, or it was for nobody. */
export async function readRecipientOf(db: DeskClient, internetId: string): Promise<string | null> {
  const { rows } = await db.query<{ recipient: string | null }>({
    name: 'letter-recipient-by-internet-id',
    text: 'select recipient from letter where desk_id = $1 and internet_id = $2 limit 1',
    values: [db.deskId, internetId],
  })
  return rows[0]?.recipient ?? null
}

/** A letter that was sent and came back. False where no letter of ours has that Message-ID. */
export async function failReturnedLetter(db: DeskClient, internetId: string, problem: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'letter-returned',
    text: `update letter set status = 'failed', problem = $3 where desk_id = $1 and internet_id = $2 and status in ('sent', 'queued', 'failed')`,
    values: [db.deskId, internetId, problem],
  })
  return (rowCount ?? 0) > 0
}

/** Gives letters that were held for want of a mail server to the jobs again; how many. Told twice, it is the same. */
export async function releaseHeldLetters(db: DeskClient, task: string): Promise<number> {
  const { rowCount } = await db.query({
    text: `with released as (
        update letter set status = 'queued', problem = null where desk_id = $1 and status = 'held' returning id)
      select graphile_worker.add_job($2, json_build_object('desk', $1::text, 'letter', id), job_key := 'letter:' || $1 || ':' || id)
      from released`,
    values: [db.deskId, task],
  })
  return rowCount ?? 0
}

/** The addresses of all desks, in lower case: what comes from one of them is our own. */
export async function listDeskAddresses(pool: Pool | PoolClient): Promise<readonly string[]> {
  const { rows } = await pool.query<{ mail_address: string }>(
    `select lower(mail_address) as mail_address from desk where mail_address is not null
     union select lower(box->>'address') from desk, jsonb_array_elements(mailboxes) as box`,
  )
  return rows.map((row) => row.mail_address)
}
