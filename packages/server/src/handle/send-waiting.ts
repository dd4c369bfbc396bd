import { type Draft, putBackDraft } from '../store/case/draft.ts'
import { deleteWaitingSend, readWaitingSend, type WaitingSend } from '../store/case/waiting-send.ts'
import { inDesk } from '../store/transaction.ts'
import { taking, tidyUploads, UploadsGone } from './attach.ts'
import type { CaseCommand, NewMessage } from './command.ts'
import { handle } from './handle.ts'
import type { Shell } from './shell.ts'

/** Thrown inside the transaction that finds the send gone: everything in it is undone. */
class SendGone extends Error {
  override readonly name = 'SendGone'
}

export type WaitingAnswer = WaitingSend<CaseCommand, NewMessage>

/**
 * Sends an answer whose time to be taken back is over. It counts from now on, and not from when it was written: an answer
 * is real when it goes. Run twice, or beside somebody who takes it back, it is sent once or not at all. What the case
 * takes no more goes back into the draft, with the reason.
 */
export async function sendWaiting(shell: Shell, deskId: string, sendId: string): Promise<void> {
  const send = await inDesk(shell.pool, deskId, (db) => readWaitingSend<CaseCommand, NewMessage>(db, sendId))
  if (!send) return
  const problem = await trySending(shell, deskId, send)
  if (problem === null) return tidyUploads(shell, send.uploads)
  await takeBack(shell, deskId, sendId, problem)
}

/** Why it can't be sent; null where it was, or where somebody else has it. */
async function trySending(shell: Shell, deskId: string, send: WaitingAnswer): Promise<string | null> {
  const { caseId, command, actor, message, uploads, id } = send
  try {
    const outcome = await handle(shell, deskId, caseId, command, actor, message, async (db, done) => {
      if (!(await deleteWaitingSend(db, id))) throw new SendGone(`the answer \`${id}\` was sent or taken back`)
      await taking(uploads)(db, done)
    })
    if (outcome.kind === 'done') return null
    return outcome.kind === 'rejected' ? outcome.code : outcome.kind
  } catch (thrown) {
    if (thrown instanceof SendGone) return null
    if (thrown instanceof UploadsGone) return 'upload-gone'
    throw thrown
  }
}

/** Puts it back among the drafts; null where it was sent already. */
export function takeBack(shell: Shell, deskId: string, sendId: string, problem: string | null): Promise<Draft | null> {
  return inDesk(shell.pool, deskId, async (db) => {
    const send = await readWaitingSend(db, sendId)
    if (!send || !(await deleteWaitingSend(db, sendId))) return null
    return putBackDraft(db, send, { body: send.draft, uploads: send.uploads, problem }, shell.clock())
  })
}
