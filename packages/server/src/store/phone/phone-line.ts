import type { Instant } from '@reglament/engine'
import type { DeskClient } from '../transaction.ts'

/** How the desk telephones. */
export interface PhoneLine {
  /** Two letters: the country whose numbers are written without a code. */
  readonly country: string
  /** What the secret of the exchange is made of, beside the installation's own; null: none was made. */
  readonly keyId: string | null
  readonly keyMadeAt: string | null
  /** How many attempts to call a client back the desk allows itself. */
  readonly callbackAttempts: number
  /** How long a window is that a client may choose, in minutes. */
  readonly callbackWindowMinutes: number
}

/** What holds until an administrator says otherwise. */
const USUAL: PhoneLine = {
  country: 'RU',
  keyId: null,
  keyMadeAt: null,
  callbackAttempts: 3,
  callbackWindowMinutes: 60,
}

export async function readPhoneLine(db: DeskClient): Promise<PhoneLine> {
  const { rows } = await db.query<{
    country: string
    key_id: string | null
    key_made_at: Date | null
    callback_attempts: number
    callback_window_minutes: number
  }>({
    name: 'phone-line-read',
    text: `select country, key_id, key_made_at, callback_attempts, callback_window_minutes from phone_line where desk_id = $1`,
    values: [db.deskId],
  })
  const [row] = rows
  if (!row) return USUAL
  return {
    country: row.country,
    keyId: row.key_id,
    keyMadeAt: row.key_made_at?.toISOString() ?? null,
    callbackAttempts: row.callback_attempts,
    callbackWindowMinutes: row.callback_window_minutes,
  }
}

export async function savePhoneLine(
  db: DeskClient,
  line: Pick<PhoneLine, 'country' | 'callbackAttempts' | 'callbackWindowMinutes'>,
): Promise<void> {
  await db.query({
    text: `insert into phone_line (desk_id, country, callback_attempts, callback_window_minutes) values ($1, $2, $3, $4)
           on conflict (desk_id) do update set country = excluded.country, callback_attempts = excluded.callback_attempts,
             callback_window_minutes = excluded.callback_window_minutes`,
    values: [db.deskId, line.country, line.callbackAttempts, line.callbackWindowMinutes],
  })
}

/** From now on what was signed with the secret before is refused. */
export async function setPhoneKey(db: DeskClient, keyId: string, now: Instant): Promise<void> {
  await db.query({
    text: `insert into phone_line (desk_id, key_id, key_made_at) values ($1, $2, $3)
           on conflict (desk_id) do update set key_id = excluded.key_id, key_made_at = excluded.key_made_at`,
    values: [db.deskId, keyId, new Date(now)],
  })
}

/** null where they have none. */
export async function readExtension(db: DeskClient, userId: string): Promise<string | null> {
  const { rows } = await db.query<{ extension: string }>({
    name: 'phone-extension-read',
    text: 'select extension from phone_extension where desk_id = $1 and user_id = $2',
    values: [db.deskId, userId],
  })
  return rows[0]?.extension ?? null
}

/** False where another person has that extension: nothing is changed then. */
export async function setExtension(db: DeskClient, userId: string, extension: string): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into phone_extension (desk_id, user_id, extension)
           select $1, $2, $3 where not exists (
             select from phone_extension where desk_id = $1 and extension = $3 and user_id <> $2)
           on conflict (desk_id, user_id) do update set extension = excluded.extension`,
    values: [db.deskId, userId, extension],
  })
  return rowCount === 1
}

export async function dropExtension(db: DeskClient, userId: string): Promise<void> {
  await db.query({
    text: 'delete from phone_extension where desk_id = $1 and user_id = $2',
    values: [db.deskId, userId],
  })
}

/** Who of the staff has these extensions; empty where nobody has (a group, or an exchange's own number). */
export async function findOwners(db: DeskClient, extensions: readonly string[]): Promise<readonly string[]> {
  const { rows } = await db.query<{ user_id: string }>({
    name: 'phone-extension-owners',
    text: 'select user_id from phone_extension where desk_id = $1 and extension = any($2)',
    values: [db.deskId, extensions],
  })
  return rows.map((row) => row.user_id)
}
