import type { Instant } from '@reglament/engine'
import type { Pool } from 'pg'

/** Where somebody is signed in. */
export interface StaffSession {
  readonly id: string
  readonly createdAt: string
  readonly usedAt: string
  readonly address: string | null
  readonly browser: string | null
}

/** The newest use first; those that have run out are not among them. `now` is the machine's, as sessions are. */
export async function listSessions(pool: Pool, userId: string, now: Date): Promise<readonly StaffSession[]> {
  const { rows } = await pool.query<{
    id: string
    created_at: Date
    updated_at: Date
    ip_address: string | null
    user_agent: string | null
  }>({
    text: `select id, created_at, updated_at, ip_address, user_agent from staff_session
            where user_id = $1 and expires_at > $2 order by updated_at desc, id`,
    values: [userId, now],
  })
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    usedAt: row.updated_at.toISOString(),
    address: row.ip_address || null,
    browser: row.user_agent || null,
  }))
}

/** Ends all sessions of somebody but the one named (null: all), at once: the next request with them is nobody's. */
export async function endSessions(pool: Pool, userId: string, exceptId: string | null): Promise<number> {
  const { rowCount } = await pool.query({
    text: 'delete from staff_session where user_id = $1 and id is distinct from $2',
    values: [userId, exceptId],
  })
  return rowCount ?? 0
}

export async function hasSecondFactor(pool: Pool, userId: string): Promise<boolean> {
  const { rows } = await pool.query<{ two_factor_enabled: boolean }>({
    name: 'staff-second-factor',
    text: 'select two_factor_enabled from staff_user where id = $1',
    values: [userId],
  })
  return rows[0]?.two_factor_enabled ?? false
}

/** For somebody who has lost their telephone and the codes; one statement, so that neither half stays. */
export async function dropSecondFactor(pool: Pool, userId: string): Promise<void> {
  await pool.query({
    text: `with dropped as (delete from staff_second_factor where user_id = $1)
           update staff_user set two_factor_enabled = false where id = $1`,
    values: [userId],
  })
}

/** How many links to choose a password by were made for somebody since then. */
export async function countPasswordLinks(pool: Pool, userId: string, since: Date): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({
    text: 'select count(*)::int as count from staff_verification where value = $1 and created_at > $2',
    values: [userId, since],
  })
  return rows[0]?.count ?? 0
}

export async function isInstallationAdministrator(pool: Pool, userId: string): Promise<boolean> {
  const { rows } = await pool.query<{ is_administrator: boolean }>({
    text: 'select is_administrator from staff_user where id = $1',
    values: [userId],
  })
  return rows[0]?.is_administrator ?? false
}

/** Somebody did something to another one's account. */
export async function recordStaffAct(
  pool: Pool,
  act: {
    readonly userId: string
    readonly kind: 'password-link' | 'second-factor-dropped' | 'removed'
    readonly deskId: string
    readonly by: string
  },
  now: Instant,
): Promise<void> {
  await pool.query({
    text: 'insert into staff_act (user_id, kind, desk_id, by, at) values ($1, $2, $3, $4, $5)',
    values: [act.userId, act.kind, act.deskId, act.by, new Date(now)],
  })
}
