import type { Shell } from '../../handle/shell.ts'
import { readdressLetter, readLetter } from '../../store/letter/letter.ts'
import { inDesk } from '../../store/transaction.ts'

/**
 * The job `deliver-letter`, for one that stands in the chat of the site: true where it has to go by e-mail, because
 * nobody has looked until now. Without an e-mail address it waits in the chat, and is `sent` when it is seen there.
 */
export function readdressUnseen(pool: Shell['pool'], deskId: string, letterId: string): Promise<boolean> {
  return inDesk(pool, deskId, async (db) => {
    const found = await readLetter(db, letterId)
    if (found?.status !== 'queued' || found.contactEmail === null) return false
    await readdressLetter(db, letterId, found.contactEmail)
    return true
  })
}
