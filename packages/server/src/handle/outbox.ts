import { createHash } from 'node:crypto'
import type { Instant, Letter } from '@reglament/engine'
import type { LetterRow } from '../store/case/case-write.ts'
import { DELIVER_LETTER, type JobRow, TICK } from '../store/job-queue.ts'
import type { Shell } from './shell.ts'
import { isSiteChat, UNSEEN_MS } from './site-chat.ts'

/** The rows of the letters that a command sends. Their ids follow from the case, its version and their order. */
export function letterRows(
  shell: Pick<Shell, 'letters' | 'mailDomain'>,
  deskId: string,
  to: { readonly caseId: string; readonly version: number; readonly recipient: string | null },
  letters: readonly Letter[],
): readonly LetterRow[] {
  return letters.map((letter, index) => {
    const id = `${to.caseId}:${to.version}:${index}`
    return {
      id,
      kind: letter.kind,
      recipient: to.recipient,
      body: letter,
      internet_id: letterInternetId(deskId, id, shell.mailDomain),
      ...(to.recipient === null
        ? { status: 'suppressed', problem: 'no-address' }
        : { status: shell.letters === 'deliver' ? 'queued' : 'sent', problem: null }),
    }
  })
}

/** One job a letter that has to go out; what stands in a chat goes out only where nobody has looked by then. */
export function letterJobs(deskId: string, letters: readonly LetterRow[], now: Instant): readonly JobRow[] {
  return letters
    .filter(({ status }) => status === 'queued')
    .map(({ id, recipient }) => ({
      task: DELIVER_LETTER,
      payload: { desk: deskId, letter: id },
      key: `letter:${deskId}:${id}`,
      run_at: recipient !== null && isSiteChat(recipient) ? new Date(now + UNSEEN_MS).toISOString() : null,
    }))
}

/** The one job that wakes a case at the earliest of its timers. */
export function tickJob(deskId: string, caseId: string, dueAt: Instant): JobRow {
  return {
    task: TICK,
    payload: { desk: deskId, case: caseId },
    key: tickKey(deskId, caseId, dueAt),
    run_at: new Date(dueAt).toISOString(),
  }
}

/** The time is in the key: the job that runs now is not in the way of the next one. */
export function tickKey(deskId: string, caseId: string, dueAt: Instant): string {
  return `tick:${deskId}:${caseId}:${dueAt}`
}

/** The Message-ID of a letter, derived from its id: sent twice, it is still the same message. */
function letterInternetId(deskId: string, letterId: string, mailDomain: string): string {
  const hash = createHash('sha256').update(`${deskId} ${letterId}`).digest('hex').slice(0, 32)
  return `<${hash}@${mailDomain}>`
}
