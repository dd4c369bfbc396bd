import type { Instant } from '@reglament/engine'
import type { Pool } from 'pg'
import { insertUser, type NewUser } from './staff.ts'

/** Somebody has set the installation up. */
export async function administratorExists(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>(
    'select exists (select from staff_user where is_administrator) as found',
  )
  return rows[0]?.found ?? false
}

/** The new link is the only one: those that earlier starts printed are void. */
export async function replaceSetupLink(pool: Pool, tokenHash: string, now: Instant): Promise<void> {
  await pool.query({
    text: `with old as (delete from setup_link where token_hash <> $1)
           insert into setup_link (token_hash, created_at) values ($1, $2) on conflict do nothing`,
    values: [tokenHash, new Date(now)],
  })
}

/**
 * Uses the link up and makes the administrator, in one transaction: a process that dies leaves the link usable and
 * nobody made, or the reverse. Two at once wait for each other at the link's row, and the second finds it gone.
 */
export async function useSetupLink(
  pool: Pool,
  tokenHash: string,
  user: NewUser,
  now: Instant,
): Promise<'made' | 'unknown-link' | 'address-taken'> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rowCount } = await client.query('delete from setup_link where token_hash = $1', [tokenHash])
    const outcome =
      rowCount === 0 ? 'unknown-link' : (await insertUser(client, user, true, now)) ? 'made' : 'address-taken'
    await client.query(outcome === 'made' ? 'commit' : 'rollback')
    client.release()
    return outcome
  } catch (thrown) {
    // The connection is in an unknown state: it leaves the pool, and the server rolls back.
    client.release(true)
    throw thrown
  }
}
