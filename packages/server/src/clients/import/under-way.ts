import type { Shell } from '../../handle/shell.ts'
import { readImport } from '../../store/client-import/client-import.ts'
import { beginWork, endWork, tellWork } from '../../store/client-import/import-work.ts'
import { inDesk } from '../../store/transaction.ts'
import { Pace, Stopped } from './pace.ts'

/**
 * Long work on one import: how far it is can be asked from outside, on any of the servers, and so can its end. Whoever
 * tries the same table anew takes the place of the trial that was under way; a table that is being brought in goes on.
 */
export async function underWay<T>(
  shell: Shell,
  deskId: string,
  { importId, isRun }: { readonly importId: string; readonly isRun: boolean },
  work: (pace: Pace) => Promise<T>,
): Promise<T | { readonly kind: 'stopped' | 'under-way' | 'unknown' }> {
  const workId = shell.newId()
  // Apart from the transaction of the work itself: others are to see it before that ends.
  const own = { importId, workId, isRun }
  const isOurs = await inDesk(shell.pool, deskId, (db) => beginWork(db, own, shell.clock()))
  if (!isOurs) {
    const found = await inDesk(shell.pool, deskId, (db) => readImport(db, importId))
    return { kind: found ? 'under-way' : 'unknown' }
  }
  try {
    return await work(
      new Pace((progress) => inDesk(shell.pool, deskId, (db) => tellWork(db, own, progress, shell.clock()))),
    )
  } catch (thrown) {
    if (thrown instanceof Stopped) return { kind: 'stopped' }
    throw thrown
  } finally {
    await inDesk(shell.pool, deskId, (db) => endWork(db, own))
  }
}
