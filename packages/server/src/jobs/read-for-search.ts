import { setTimeout as sleep } from 'node:timers/promises'
import type { Shell } from '../handle/shell.ts'
import { reasonOf } from '../start-problem.ts'
import {
  deleteWaiting,
  indexCases,
  indexClients,
  listWaiting,
  listWaitingDesks,
  lockSearch,
  type Waiting,
} from '../store/search/search-index.ts'
import { type DeskClient, inDesk } from '../store/transaction.ts'

/** Between two looks for what has changed: what was said is found within a second. */
const LOOK_EVERY_MS = 300
/** When the database is away: it will be back, and need not be asked three times a second. */
const AFTER_LOSS_MS = 3_000
/** Changes that are read in one transaction. */
const BATCH = 200

/**
 * Keeps the search up with what is said and changed, until `stopped`. Whoever changes something leaves a row in the same
 * transaction; here the rows are taken in batches, read, and deleted in the transaction that writes the words. Killed in
 * between, both are as before and the next process goes on; read twice, the words are the same.
 */
export async function keepReading(shell: Shell, say: (line: string) => void, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    let pauseMs = LOOK_EVERY_MS
    try {
      await readForSearch(shell, say, stopped)
    } catch (thrown) {
      say(`reading for the search failed, and is tried again: ${reasonOf(thrown)}`)
      pauseMs = AFTER_LOSS_MS
    }
    await sleep(pauseMs, undefined, { ref: false, signal: stopped }).catch(() => {})
  }
}

/** Reads everything that waits, desk by desk; resolves when nothing does. */
export async function readForSearch(
  shell: Pick<Shell, 'pool'>,
  say: (line: string) => void,
  stopped?: AbortSignal,
): Promise<void> {
  for (const deskId of await listWaitingDesks(shell.pool)) {
    while (!stopped?.aborted && (await readBatch(shell, deskId, say)) === BATCH);
  }
}

/** How many changes were read; 0 also where another process reads. */
async function readBatch(shell: Pick<Shell, 'pool'>, deskId: string, say: (line: string) => void): Promise<number> {
  try {
    return await inDesk(shell.pool, deskId, async (db) => {
      const waiting = (await lockSearch(db)) ? await listWaiting(db, BATCH) : []
      await read(db, waiting)
      return waiting.length
    })
  } catch (thrown) {
    return readOneByOne(shell, deskId, say, thrown)
  }
}

/** A change that can't be read must not keep the others from being found: it is told, and left out. */
async function readOneByOne(
  shell: Pick<Shell, 'pool'>,
  deskId: string,
  say: (line: string) => void,
  why: unknown,
): Promise<number> {
  const batch = await inDesk(shell.pool, deskId, (db) => listWaiting(db, BATCH))
  let failed = 0
  for (const each of batch) {
    try {
      await inDesk(shell.pool, deskId, async (db) => {
        if (await lockSearch(db)) await read(db, [each])
      })
    } catch (thrown) {
      failed += 1
      // With nothing read at all it is the database that fails, and not a text: everything is kept for later.
      if (failed === batch.length) throw why
      say(`the search of desk \`${deskId}\` leaves out the ${each.kind} \`${each.subject}\`: ${reasonOf(thrown)}`)
      await inDesk(shell.pool, deskId, (db) => deleteWaiting(db, [each]))
    }
  }
  return batch.length
}

async function read(db: DeskClient, waiting: readonly Waiting[]): Promise<void> {
  if (waiting.length === 0) return
  const of = (isCase: boolean) => [
    ...new Set(waiting.filter(({ kind }) => (kind === 'case') === isCase).map(({ subject }) => subject)),
  ]
  const [cases, clients] = [of(true), of(false)]
  if (clients.length > 0) await indexClients(db, clients)
  if (cases.length > 0) await indexCases(db, cases)
  await deleteWaiting(db, waiting)
}
