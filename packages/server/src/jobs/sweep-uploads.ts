import { instant } from '@reglament/engine'
import type { Shell } from '../handle/shell.ts'
import { listDesks } from '../store/desk/desk.ts'
import { forgetUploads, listOldUploads } from '../store/intake/upload.ts'
import { forgetPictures } from '../store/knowledge/article-picture.ts'
import { inDesk } from '../store/transaction.ts'

/** How long an upload waits for a message to take it. */
const KEPT_MS = 24 * 3_600_000
/** As many of one desk as one round sweeps; the next round goes on. */
const MOST_IN_A_ROUND = 200

/**
 * Removes the uploads that no message took for a day, and pictures that no article shows; how many uploads. Two processes
 * may do it at once.
 */
export async function sweepUploads(shell: Shell): Promise<number> {
  const before = instant(shell.clock() - KEPT_MS)
  let swept = 0
  for (const { id: deskId } of await listDesks(shell.pool)) {
    await inDesk(shell.pool, deskId, (db) => forgetPictures(db, before))
    const old = await inDesk(shell.pool, deskId, (db) => listOldUploads(db, before, MOST_IN_A_ROUND))
    if (old.length === 0) continue
    for (const id of old) await shell.files.incoming.remove(id)
    await inDesk(shell.pool, deskId, (db) => forgetUploads(db, old))
    swept += old.length
  }
  return swept
}
