import type { Instant, Locale, Text } from '@reglament/engine'
import type { Pool, PoolClient } from 'pg'
import type { DeskClient } from '../transaction.ts'
import type { RegulationRef } from './regulations.ts'

/** A further address of a desk. */
export interface DeskMailbox {
  /** In lower case. */
  readonly address: string
  /** What a letter to it is about where it says nothing else. */
  readonly product: string | null
}

export interface Desk {
  readonly id: string
  readonly title: Text
  /** Stands before the number of a case: `SM` in `SM-1042`. */
  readonly prefix: string
  readonly locale: Locale
  readonly timezone: string
  /** The first one; null: none. */
  readonly mailAddress: string | null
  /** Further addresses. */
  readonly mailboxes: readonly DeskMailbox[]
  /** The version that new cases are registered under. */
  readonly regulation: RegulationRef
}

interface DeskRecord {
  id: string
  title: Text
  prefix: string
  locale: Locale
  timezone: string
  mail_address: string | null
  mailboxes: DeskMailbox[]
  regulation_id: string
  regulation_version: string
}

const NEW_COLUMNS = 'id, title, prefix, locale, timezone, mail_address, regulation_id, regulation_version'
const COLUMNS = `${NEW_COLUMNS}, mailboxes`

/** What people call a case: `SM-1042`. */
export function caseLabel(desk: Pick<Desk, 'prefix'>, number: number): string {
  return `${desk.prefix}-${number}`
}

/** Every desk of the installation, by id. The table of desks is the one that no row-level security divides. */
export async function listDesks(pool: Pool | PoolClient): Promise<readonly Desk[]> {
  const { rows } = await pool.query<DeskRecord>(`select ${COLUMNS} from desk order by id collate "C"`)
  return rows.map(toDesk)
}

/** null where there is no such desk. */
export async function readDesk(pool: Pool | PoolClient, deskId: string): Promise<Desk | null> {
  const { rows } = await pool.query<DeskRecord>({
    name: 'desk-read',
    text: `select ${COLUMNS} from desk where id = $1`,
    values: [deskId],
  })
  return rows[0] ? toDesk(rows[0]) : null
}

/** The desk that a letter to this address is for; null where no desk has it. */
export async function findDeskByAddress(pool: Pool | PoolClient, address: string): Promise<Desk | null> {
  const { rows } = await pool.query<DeskRecord>({
    name: 'desk-by-address',
    text: `select ${COLUMNS} from desk where lower(mail_address) = lower($1)
           or mailboxes @> jsonb_build_array(jsonb_build_object('address', lower($1)))`,
    values: [address],
  })
  return rows[0] ? toDesk(rows[0]) : null
}

/**
 * Makes the desk and the sequence of its case numbers; false where it was there already (another process that starts
 * at the same time made it). Its regulation is published in the same transaction.
 */
export async function insertDesk(db: DeskClient, desk: Omit<Desk, 'mailboxes'>, now: Instant): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into desk (${NEW_COLUMNS}, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           on conflict (id) do nothing`,
    values: [
      desk.id,
      JSON.stringify(desk.title),
      desk.prefix,
      desk.locale,
      desk.timezone,
      desk.mailAddress,
      desk.regulation.id,
      desk.regulation.version,
      new Date(now),
    ],
  })
  if (rowCount === 0) return false
  // The name is made of a desk's id, which its table checks: letters, digits and hyphens.
  await db.query({ text: `create sequence ${numberSequence(db.deskId)}` })
  return true
}

/** From now on new cases of the desk are registered under `regulation`; those that are there keep theirs. */
export async function setCurrentRegulation(
  db: DeskClient,
  desk: Pick<Desk, 'title' | 'prefix' | 'timezone' | 'regulation'>,
): Promise<void> {
  await db.query({
    text: `update desk set title = $2, prefix = $3, timezone = $4, regulation_id = $5, regulation_version = $6 where id = $1`,
    values: [
      db.deskId,
      JSON.stringify(desk.title),
      desk.prefix,
      desk.timezone,
      desk.regulation.id,
      desk.regulation.version,
    ],
  })
}

/** From now on these are the further addresses. */
export async function setMailboxes(db: DeskClient, mailboxes: readonly DeskMailbox[]): Promise<void> {
  await db.query({
    text: 'update desk set mailboxes = $2 where id = $1',
    values: [db.deskId, JSON.stringify(mailboxes)],
  })
}

/** Numbers are unique and short; a registration that is rolled back leaves a gap. */
export function numberSequence(deskId: string): string {
  return `case_number_${deskId.replaceAll('-', '_')}`
}

function toDesk(row: DeskRecord): Desk {
  return {
    id: row.id,
    title: row.title,
    prefix: row.prefix,
    locale: row.locale,
    timezone: row.timezone,
    mailAddress: row.mail_address,
    mailboxes: row.mailboxes,
    regulation: { id: row.regulation_id, version: row.regulation_version },
  }
}
