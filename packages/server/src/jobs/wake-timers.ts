import { handle } from '../handle/handle.ts'
import type { Shell } from '../handle/shell.ts'
import { reasonOf } from '../start-problem.ts'
import { readDueCases } from '../store/case/timer.ts'
import { listDesks } from '../store/desk/desk.ts'
import { inDesk } from '../store/transaction.ts'

/** As many cases of one desk as one round wakes; the next round goes on. */
const MOST_IN_A_ROUND = 500

/**
 * Ticks every case whose time has come by the shell's clock; how many changed. Jobs do the same at the moment itself:
 * this catches what they missed, and is how timers fire when a test has moved the clock.
 */
export async function wakeTimers(shell: Shell, say: (line: string) => void): Promise<number> {
  let woken = 0
  for (const { id: deskId } of await listDesks(shell.pool)) {
    const due = await inDesk(shell.pool, deskId, (db) => readDueCases(db, shell.clock(), MOST_IN_A_ROUND))
    for (const caseId of due) {
      try {
        const outcome = await handle(shell, deskId, caseId, { kind: 'tick' }, { role: 'desk' })
        if (outcome.kind === 'done' && outcome.events.length > 0) woken += 1
      } catch (thrown) {
        // One case that can't be woken must not keep the others asleep.
        say(`can't wake the case \`${caseId}\` of desk \`${deskId}\`: ${reasonOf(thrown)}`)
      }
    }
  }
  return woken
}
