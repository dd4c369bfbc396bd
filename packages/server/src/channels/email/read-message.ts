import type { IntakeParts } from '../../intake/parts.ts'
import { type Taken, takeMail } from '../../intake/take-mail.ts'
import { endRaw, readRaw } from '../../store/raw-message.ts'
import { inDesk } from '../../store/transaction.ts'
import { type Mail, parseMail } from './parse.ts'

/**
 * The job `read-message`: parses a stored message and gives it to the intake. Run again after a death anywhere, it goes
 * on from what was committed. @throws where the database or the disk fails; the job is then tried again.
 */
export async function readMessage(parts: IntakeParts, deskId: string, rawId: string): Promise<Taken> {
  const { pool } = parts.shell
  const stored = await inDesk(pool, deskId, (db) => readRaw(db, rawId))
  if (stored?.status !== 'stored') return { kind: 'taken-already' }
  let mail: Mail
  try {
    mail = parseMail(stored.raw)
  } catch (thrown) {
    // The parser is total; should it fail all the same, a person sees the bytes, and the job does not fail for ever.
    const problem = `unparseable: ${thrown instanceof Error ? thrown.message : String(thrown)}`
    await inDesk(pool, deskId, (db) => endRaw(db, rawId, { status: 'unreadable', problem }))
    return { kind: 'for-a-person', problem }
  }
  return takeMail(parts, deskId, { rawId, envelope: stored.envelope }, mail)
}
