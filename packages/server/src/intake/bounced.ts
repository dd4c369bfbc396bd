import { findCaseByInternetIds, isParticipant } from '../store/case/thread.ts'
import { markBounced } from '../store/letter/bounced-address.ts'
import { failReturnedLetter, readRecipientOf } from '../store/letter/letter.ts'
import { inDesk } from '../store/transaction.ts'
import { isFaultOfAddress } from './address-fault.ts'
import type { Thread } from './find-thread.ts'
import type { IncomingMail } from './incoming.ts'
import type { IntakeParts } from './parts.ts'

type Bounce = NonNullable<IncomingMail['bounce']>

/**
 * Marks our letter that came back, and says whose case it was of; null where it is no letter of this desk. A delay ends
 * nothing: the letter stays sent. The mark is the same however often the report is read.
 */
export async function takeBounce(
  { shell }: IntakeParts,
  deskId: string,
  bounce: Bounce,
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
  const about = caseId ?? thread?.caseId ?? null
  if (about !== null && bounce.action === 'failed' && isFaultOfAddress(bounce.status, bounce.diagnostic))
    await markAddress(shell, deskId, about, bounce)
  return about
}

/**
 * Marks the address that the report names where it is one of the case, since a report is a stranger's letter and must not
 * stop our letters to others; one that a server has passed on to elsewhere, the address that our letter went to.
 */
async function markAddress(
  shell: IntakeParts['shell'],
  deskId: string,
  caseId: string,
  { originalMessageId, recipient, status, diagnostic }: Bounce,
): Promise<void> {
  await inDesk(shell.pool, deskId, async (db) => {
    const isKnown = recipient !== null && (await isParticipant(db, caseId, recipient))
    const sentTo = originalMessageId === null ? null : await readRecipientOf(db, originalMessageId)
    const address = isKnown ? recipient : sentTo
    if (address === null || !address.includes('@')) return
    const problem = [status, diagnostic].filter((part) => part !== null).join(' ') || 'returned'
    await markBounced(db, address, { status, problem: problem.slice(0, 500) }, shell.clock())
  })
}
