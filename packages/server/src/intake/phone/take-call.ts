import type { Shell } from '../../handle/shell.ts'
import { type CallEvent, insertCallEvent, lockCall, readCallEvents, saveCall } from '../../store/phone/call.ts'
import { findOwners } from '../../store/phone/phone-line.ts'
import { inDesk } from '../../store/transaction.ts'
import { foldCall } from './fold.ts'

/**
 * Keeps what an exchange told of a call, and tells those whose telephone it is. Told twice, it is the same; told in
 * another order, too.
 * @returns the call's id here.
 */
export function takeCall(shell: Shell, deskId: string, exchangeId: string, event: CallEvent): Promise<string> {
  return inDesk(shell.pool, deskId, async (db) => {
    await lockCall(db, exchangeId)
    await insertCallEvent(db, exchangeId, event, shell.clock())
    const call = foldCall(await readCallEvents(db, exchangeId))
    if (!call) throw new Error(`the call \`${exchangeId}\` has lost the event that was just written`)
    const id = await saveCall(db, shell.newId(), exchangeId, call)
    const owners = await findOwners(db, call.extensions)
    // Who sees it ring must hear that somebody else has answered.
    db.afterCommit(() => shell.notices.callChanged({ desk: deskId, call: id, to: owners.length === 0 ? null : owners }))
    return id
  })
}
