import { parseInstant } from '../base/instant.ts'
import type { Request } from '../policy/index.ts'
import type { Command } from './command.ts'
import { type Context, decided, rejected } from './context.ts'
import type { Decision } from './decision.ts'
import type { CallbackState, CallFact, CaseState } from './state.ts'

/**
 * A talk by telephone, or an attempt at one, is kept with the case. It stops no clock and moves no turn: what was said
 * counts as an answer only where a specialist writes it down as one (I2). An attempt that did not get through to a client
 * who asked to be called back (I32) is counted; the last one that the desk allows itself sends a letter.
 */
export function call(state: CaseState, command: Extract<Command, { kind: 'call' }>, context: Context): Decision {
  if (context.actor.role === 'client') return rejected('role-not-allowed')
  const { call: made, attempts } = command
  const after = callbackAfter(state.callback, made)
  const failed = after?.failed ?? 0
  const isLast = isAttempt(state.callback, made) && attempts !== undefined && failed >= attempts
  return decided(context, { kind: 'called', call: made, failed, isLast, message: command.message ?? null })
}

/** What a call did to a promise to call back. A call that got through ends it, whoever dialled. */
export function callbackAfter(before: CallbackState | undefined, made: CallFact): CallbackState | undefined {
  if (before === undefined || before.ended !== null) return before
  if (made.outcome === 'reached') return { ...before, ended: 'reached' }
  return isAttempt(before, made) ? { ...before, failed: before.failed + 1 } : before
}

/** The promise that a request for a call back makes; undefined where it names no window that can be read. */
export function callbackOf({ callback }: Request): CallbackState | undefined {
  const from = parseInstant(callback?.from ?? '')
  const to = parseInstant(callback?.to ?? '')
  return from === null || to === null || from >= to ? undefined : { from, to, failed: 0, ended: null }
}

function isAttempt(before: CallbackState | undefined, { direction, outcome }: CallFact): boolean {
  return before?.ended === null && direction === 'out' && outcome !== 'reached'
}
