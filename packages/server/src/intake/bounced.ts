import { failReturnedLetter } from '../store/letter.ts'
import { findCaseByInternetIds } from '../store/thread.ts'
import { inDesk } from '../store/transaction.ts'
import type { Thread } from './find-thread.ts'
import type { IncomingMail } from './incoming.ts'
import type { IntakeParts } from './parts.ts'

/**
 * Marks our letter that came back, and says whose case it was of; null where it is no letter of this desk. A delay ends
 * nothing: the letter stays sent. The mark is the same however often the report is read.
 */
export async function takeBounce(
  { shell }: IntakeParts,
  deskId: string,
  bounce: NonNullable<IncomingMail['bounce']>,
  thread: Thread | null,
): Promise<string | null> {
  const original = bounce.originalMessageId
  const caseId =
    original === null ? null : await inDesk(shell.pool, deskId, (db) => findCaseByInternetIds(db, [original]))
  if (original !== null && caseId !== null && bounce.action === 'failed') {
    const problem = ['returned', bounce.status, bounce.diagnostic].filter((part) => part !== null).join(': ')
    await inDesk(shell.pool, deskId, (db) => failReturnedLetter(db, original, problem))
  }
  // A report without the letter's Message-ID still comes to the address that we sent it from.
  return caseId ?? thread?.caseId ?? null
}
