import type { IntakeParts } from '../../intake/parts.ts'
import { type Taken, takeMail } from '../../intake/take-mail.ts'
import { codeOf, reasonOf } from '../../start-problem.ts'
import { endRaw, readRaw } from '../../store/intake/raw-message.ts'
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
    mail = parseMail(stored.raw, stored.envelope.mailFrom)
  } catch (thrown) {
    // The parser is total; should it fail all the same, a person sees the bytes, and the job does not fail for ever.
    return forPerson(`unparseable: ${reasonOf(thrown)}`)
  }
  try {
    return await takeMail(parts, deskId, { rawId, envelope: stored.envelope }, mail)
  } catch (thrown) {
    // The database refuses these values, and would refuse them every time.
    if (!UNSTORABLE.test(codeOf(thrown))) throw thrown
    return forPerson(`unstorable: ${reasonOf(thrown)}`)
  }

  async function forPerson(problem: string): Promise<Taken> {
    await inDesk(pool, deskId, (db) => endRaw(db, rawId, { status: 'unreadable', problem }))
    return { kind: 'for-a-person', problem }
  }
}

/** PostgreSQL's classes of errors that lie in the data: 22 data, 23 constraints, 54 limits. */
const UNSTORABLE = /^(?:22|23|54)...$/
