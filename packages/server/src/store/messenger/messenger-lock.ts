import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'

const TRY_EVERY_MS = 5_000

/**
 * Waits until this process is the one that listens to the account; false where it was told to stop. The lock is held by
 * a connection of its own, given back when `stopped` says so: a process that dies frees it by dying.
 */
export async function lockMessenger(pool: Pool, accountId: string, stopped: AbortSignal): Promise<boolean> {
  while (!stopped.aborted) {
    const client = await pool.connect().catch(() => null)
    if (client && (await isOurs(client, accountId))) {
      stopped.addEventListener('abort', () => client.release(true), { once: true })
      // The connection is lost: the lock may be another's now. Two who listen for a while take nothing twice.
      client.on('error', () => {})
      return true
    }
    client?.release()
    await sleep(TRY_EVERY_MS, undefined, { signal: stopped }).catch(() => {}) // told to stop: the loop ends
  }
  return false
}

async function isOurs(client: PoolClient, accountId: string): Promise<boolean> {
  const { rows } = await client.query<{ ours: boolean }>({
    text: `select pg_try_advisory_lock(hashtextextended('messenger ' || $1::text, 0)) as ours`,
    values: [accountId],
  })
  return rows[0]?.ours ?? false
}
