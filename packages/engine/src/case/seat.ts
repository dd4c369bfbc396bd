import { seatOf } from '../policy/index.ts'
import type { Command } from './command.ts'
import { type Context, rejected } from './context.ts'
import type { Rejection } from './decision.ts'
import type { CaseState } from './state.ts'

/**
 * Whether a partner is barred from the command: it acts for a client only while its partnership and the client's grant
 * are in force, and only by what its seat is open to. A case that staff split off is the client's going on, not a new one
 * of the partner. null where nobody's seat is in question.
 */
export function seatShutTo(state: CaseState | null, command: Command, context: Context): Rejection | null {
  const { actor, regulation, now } = context
  const asks = command.kind === 'register' && command.splitFrom === undefined ? command.onBehalf?.partner : undefined
  const partner = asks ?? (actor.role === 'client' ? actor.partner : undefined)
  if (partner === undefined) return null
  const facts = 'seat' in command ? command.seat : undefined
  if (facts === undefined) return rejected('seat-closed')
  const seat = seatOf(facts, regulation, now, {
    raised: state === null ? command.kind === 'register' : state.onBehalf?.partner.id === partner.id,
  })
  return seat.open ? null : rejected('seat-closed', seat.because[0].clauses)
}
