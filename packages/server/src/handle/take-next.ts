import { type Actor, decide } from '@reglament/engine'
import { type FreeCase, type ListFilter, listFree } from '../store/case/case-list.ts'
import { inDesk } from '../store/transaction.ts'
import { handle } from './handle.ts'
import type { Shell } from './shell.ts'

/** As many cases as are read at once: nearly always the first of them is the one. */
const READ_AT_ONCE = 20

/** What was taken, and the case before which it stood: the next that they could have had, where it is known. */
export interface Taken {
  readonly taken: FreeCase
  readonly before: FreeCase | null
}

/**
 * Gives the actor the first case of the queue that the engine lets them take as the next; null where there is none. Two
 * who ask at once get two cases: whoever comes second to a case is told by the engine that it is taken, and goes on to the
 * one after it.
 */
export async function takeNext(
  shell: Shell,
  deskId: string,
  actor: Extract<Actor, { id: string }>,
  filter: ListFilter,
): Promise<Taken | null> {
  const command = { kind: 'take', next: true } as const
  let cursor: string | null = null
  do {
    const from: string | null = cursor
    const { page, may } = await inDesk(shell.pool, deskId, async (db) => {
      const page = await listFree(db, { userId: actor.id, filter, cursor: from, limit: READ_AT_ONCE })
      const may: FreeCase[] = []
      for (const free of page.rows) {
        const { id, state } = free
        const regulation = await shell.regulations.get(db, state.regulation)
        const decision = decide(state, command, regulation, shell.clock(), { caseId: id, actor })
        if (decision.kind === 'decided') may.push(free)
      }
      return { page, may }
    })
    for (const [at, taken] of may.entries()) {
      const outcome = await handle(shell, deskId, taken.id, command, actor)
      if (outcome.kind === 'done') return { taken, before: may[at + 1] ?? null }
    }
    cursor = page.next
  } while (cursor !== null)
  return null
}
