import type { Actor, CallFact } from '@reglament/engine'
import type { NewMessage, Outcome } from '../../handle/command.ts'
import { handle } from '../../handle/handle.ts'
import type { Shell } from '../../handle/shell.ts'
import { type KeptCall, tieCall } from '../../store/phone/call.ts'
import { updateCallback } from '../../store/phone/callback.ts'
import { readPhoneLine } from '../../store/phone/phone-line.ts'
import { inDesk } from '../../store/transaction.ts'

/** Thrown inside the transaction: the call stands in that case already, and everything is undone. */
class TiedAlready extends Error {
  override readonly name = 'TiedAlready'
}

export interface RecordedCall {
  readonly caseId: string
  readonly call: CallFact
  readonly actor: Actor
  readonly note?: NewMessage
}

/** A talk, or an attempt at one, becomes a part of the case; how many attempts the desk allows itself travels along. */
export async function recordCall(
  shell: Shell,
  deskId: string,
  { caseId, call, actor, note }: RecordedCall,
): Promise<Outcome> {
  const { callbackAttempts } = await inDesk(shell.pool, deskId, readPhoneLine)
  const command = { kind: 'call', call, attempts: callbackAttempts } as const
  return handle(shell, deskId, caseId, command, actor, note, async (db) => {
    if (call.callId !== null && !(await tieCall(db, call.callId, caseId))) throw new TiedAlready(call.callId)
    await updateCallback(db, caseId)
  })
}

/** Ties a call of the exchange to a case; to the same one twice, it is once. @returns null where it was tied already. */
export async function tieToCase(
  shell: Shell,
  deskId: string,
  call: KeptCall,
  { caseId, actor }: Pick<RecordedCall, 'caseId' | 'actor'>,
): Promise<Outcome | null> {
  const isMissed = call.endedAt !== null && call.answeredAt === null
  const fact: CallFact = {
    callId: call.id,
    direction: call.direction,
    outcome: isMissed ? 'no-answer' : 'reached',
    number: call.number,
  }
  try {
    return await recordCall(shell, deskId, { caseId, call: fact, actor })
  } catch (thrown) {
    if (thrown instanceof TiedAlready) return null
    throw thrown
  }
}
