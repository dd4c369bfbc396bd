import { sendWaiting } from '../handle/send-waiting.ts'
import type { Shell } from '../handle/shell.ts'
import { reasonOf } from '../start-problem.ts'
import { listOverdueSends } from '../store/case/waiting-send.ts'
import { listDesks } from '../store/desk/desk.ts'
import { inDesk } from '../store/transaction.ts'

const MOST_IN_A_ROUND = 100

/** Sends the answers whose time has come by the shell's clock. A job does it at the moment itself; this catches what it missed. */
export async function sendOverdue(shell: Shell, say: (line: string) => void): Promise<void> {
  for (const { id: deskId } of await listDesks(shell.pool)) {
    for (const id of await inDesk(shell.pool, deskId, (db) => listOverdueSends(db, shell.clock(), MOST_IN_A_ROUND))) {
      // One that can't be sent must not keep the others.
      await sendWaiting(shell, deskId, id).catch((thrown: unknown) =>
        say(`can't send the answer \`${id}\` of desk \`${deskId}\`, and try again: ${reasonOf(thrown)}`),
      )
    }
  }
}
