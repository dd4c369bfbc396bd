import type { Instant, LetterKind, Locale } from '@reglament/engine'
import { IS_UNCONFIRMED } from '../client/contact-move.ts'
import type { DeskClient } from '../transaction.ts'

/** How a colleague in copy hears of a case: with each change, once a day, or not at all. */
export const COPY_MODES = ['each', 'daily', 'none'] as const
export type CopyMode = (typeof COPY_MODES)[number]

/** Who stands in a copy for the first time is told of what happens from now on. Told twice, it is the same. */
export async function meetReaders(db: DeskClient, emails: readonly string[], now: Instant): Promise<void> {
  if (emails.length === 0) return
  await db.query({
    name: 'copy-readers-meet',
    text: `insert into copy_reader (desk_id, email, told_until, changed_at)
           select distinct $1, lower(email), $3::timestamptz, $3::timestamptz from unnest($2::text[]) as email
           on conflict do nothing`,
    values: [db.deskId, emails, new Date(now)],
  })
}

export interface CopyReader {
  readonly mode: CopyMode
  readonly toldUntil: Date
  readonly locale: Locale | null
}

/** null where nobody of that address was ever in a copy. */
export async function readReader(db: DeskClient, email: string): Promise<CopyReader | null> {
  const { rows } = await db.query<{ mode: CopyMode; told_until: Date; locale: Locale | null }>({
    name: 'copy-reader-read',
    text: `select r.mode, r.told_until, c.locale from copy_reader r
           left join contact c on c.desk_id = r.desk_id and c.email_key = r.email
           where r.desk_id = $1 and r.email = lower($2)`,
    values: [db.deskId, email],
  })
  const [row] = rows
  return row ? { mode: row.mode, toldUntil: row.told_until, locale: row.locale } : null
}

/** Whoever wants letters again hears of what happens from now on. False where nobody of that address was in a copy. */
export async function setCopyMode(db: DeskClient, email: string, mode: CopyMode, now: Instant): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'copy-reader-mode',
    text: `update copy_reader set mode = $3, changed_at = $4::timestamptz,
             told_until = case when mode = 'none' and $3 <> 'none' then $4::timestamptz else told_until end
           where desk_id = $1 and email = lower($2)`,
    values: [db.deskId, email, mode, new Date(now)],
  })
  return (rowCount ?? 0) > 0
}

/** What happened until then was told; nothing is changed where another process has told it. */
export async function tellReader(db: DeskClient, email: string, from: Date, until: Instant): Promise<void> {
  await db.query({
    name: 'copy-reader-told',
    text: `update copy_reader set told_until = $4 where desk_id = $1 and email = lower($2) and told_until = $3`,
    values: [db.deskId, email, from, new Date(until)],
  })
}

/** Daily readers of whom nothing is to be told up to then: told so all together, without a job for each. */
export async function passQuietReaders(db: DeskClient, dailyAt: Instant): Promise<void> {
  await db.query({
    name: 'copy-readers-quiet',
    text: `update copy_reader r set told_until = $2
           where r.desk_id = $1 and r.mode = 'daily' and r.told_until < $2 and not exists (
             select from case_participant p join letter l on l.desk_id = $1 and l.case_id = p.case_id
                 and l.created_at > r.told_until and l.created_at <= $2
               where p.desk_id = $1 and p.email = r.email)`,
    values: [db.deskId, new Date(dailyAt)],
  })
}

const MOST_AT_ONCE = 500

/** Adds a job for each reader who has something to be told, or may have: once a day after `dailyAt`, or with each change. */
export async function startDigests(db: DeskClient, task: string, dailyAt: Instant): Promise<number> {
  const { rowCount } = await db.query({
    text: `select graphile_worker.add_job($2, json_build_object('desk', $1::text, 'reader', email), job_key := 'digest:' || $1 || ':' || email)
      from (select email from copy_reader r where desk_id = $1 and (
          (mode = 'daily' and told_until < $3)
          or (mode = 'each' and exists (select from case_participant p
            join letter l on l.desk_id = $1 and l.case_id = p.case_id and l.created_at > r.told_until
            where p.desk_id = $1 and p.email = r.email)))
        order by told_until limit ${MOST_AT_ONCE}) as due`,
    values: [db.deskId, task, new Date(dailyAt)],
  })
  return rowCount ?? 0
}

/** A letter to the client of a case that somebody else follows in copy. */
export interface FollowedChange {
  readonly number: number
  readonly subject: string
  readonly trackingSecret: string
  readonly kind: LetterKind
  readonly at: Date
  readonly contactEmail: string
  /** The reader is known as one of the client's organization: not on their own word alone. */
  readonly isColleague: boolean
}

const MOST_CHANGES = 300

/** What the client of others' cases was written between two moments, the oldest first. */
export async function listFollowed(
  db: DeskClient,
  email: string,
  from: Date,
  until: Instant,
): Promise<readonly FollowedChange[]> {
  const { rows } = await db.query<{
    number: string
    subject: string
    tracking_secret: string
    kind: LetterKind
    created_at: Date
    contact_email: string
    is_colleague: boolean
  }>({
    name: 'copy-reader-changes',
    text: `select k.number, k.subject, k.tracking_secret, l.kind, l.created_at, c.email_key as contact_email,
        exists (select from contact c where c.desk_id = $1 and c.email_key = lower($2)
          and c.organization_id = k.organization_id and not (${IS_UNCONFIRMED})) as is_colleague
      from case_participant p
        join support_case k on k.desk_id = $1 and k.id = p.case_id
        join contact c on c.desk_id = $1 and c.id = k.contact_id and c.email_key <> lower($2)
        join letter l on l.desk_id = $1 and l.case_id = k.id and l.created_at > $3 and l.created_at <= $4
      where p.desk_id = $1 and p.email = lower($2)
      order by k.number, l.created_at limit ${MOST_CHANGES}`,
    values: [db.deskId, email, from, new Date(until)],
  })
  return rows.map((row) => ({
    number: Number(row.number),
    subject: row.subject,
    trackingSecret: row.tracking_secret,
    kind: row.kind,
    at: row.created_at,
    contactEmail: row.contact_email,
    isColleague: row.is_colleague,
  }))
}
