import { type Instant, instant, outcomeOf } from '@reglament/engine'
import type { Pool } from 'pg'
import { readRecordedCases } from '../store/case/recorded-case.ts'
import { inDesk } from '../store/transaction.ts'

const PAGE_CASES = 200

/**
 * A desk's cases as JSON Lines, one a case, by number: what was asked of each and what became of it. `reglament replay` reads
 * them. Pages are read as they are asked for, each in a transaction of its own, so a long export keeps nothing open in
 * the database and holds one page in memory. Messages are named by their ids, and not there; the words of the request are.
 */
export async function* exportCases(pool: Pool, deskId: string, clock: () => Instant): AsyncGenerator<string> {
  let last = 0
  for (;;) {
    const now = clock()
    const page = await inDesk(pool, deskId, (db) => readRecordedCases(db, last, PAGE_CASES))
    const lines = page.map(({ id, number, clientKey: client, regulation, state, nextDue, ...rest }) => {
      // Where a timer is overdue (the desk stands still, or a job is late) the record is whole up to it, and not to now.
      const until = nextDue !== null && nextDue <= now ? instant(nextDue - 1) : now
      const { tags, fields, commands } = rest
      const marked = {
        ...(tags.length > 0 ? { tags } : {}),
        ...(Object.keys(fields).length > 0 ? { fields } : {}),
      }
      const outcome = outcomeOf(state)
      return JSON.stringify({ case: id, number, client, regulation, until, commands, outcome, ...marked })
    })
    if (lines.length > 0) yield `${lines.join('\n')}\n`
    if (page.length < PAGE_CASES) return
    last = page.at(-1)?.number ?? last
  }
}
