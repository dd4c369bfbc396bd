import type { Instant } from '@reglament/engine'
import { lockCase } from '../store/case/case-lock.ts'
import { updateCase } from '../store/case/case-write.ts'
import { readNextInTurn, readTurnHolder } from '../store/case/turn.ts'
import type { DeskClient } from '../store/transaction.ts'
import { change, tellLater } from './change.ts'
import { beforeWithSeat } from './seat.ts'
import type { Shell } from './shell.ts'

/**
 * The client's case that waited longest gets the turn that another one let go (I22), in the transaction that let it
 * go: the client is never left with cases that wait for nobody. The client's turn is locked already.
 */
export async function passTurn(shell: Shell, db: DeskClient, clientKey: string, now: Instant): Promise<void> {
  const nextId = await readNextInTurn(db, clientKey)
  if (nextId === null || (await readTurnHolder(db, clientKey, nextId)) !== null) return
  const next = await lockCase(db, nextId)
  if (!next) return
  const regulation = await shell.regulations.get(db, next.state.regulation)
  const result = change(shell, db.deskId, regulation, now, await beforeWithSeat(db, next, regulation, now), {
    command: { kind: 'give-turn' },
    actor: { role: 'desk' },
    message: null,
  })
  if (result.kind === 'rejected')
    throw new Error(`case \`${nextId}\` waits for its turn and can't take it: ${result.code}`)
  tellLater(shell, db, () => next.number, result)
  await db.query(updateCase(db.deskId, result.trail, result.columns))
}
