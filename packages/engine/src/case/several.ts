import type { Command } from './command.ts'
import { type Context, decided, rejected } from './context.ts'
import type { Decision } from './decision.ts'
import type { CaseState } from './state.ts'
import { placeBack } from './turn.ts'

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/** One case holds one question (I21): the other one becomes a case of its own. */
export function split(state: CaseState, command: Of<'split'>, context: Context): Decision {
  const { into, messages } = command
  if (context.actor.role === 'client') return rejected('role-not-allowed')
  if (state.status === 'closed') return rejected('case-closed')
  if (state.status === 'refused') return rejected('case-refused')
  return decided(context, { kind: 'split', into, ...(messages === undefined ? {} : { messages }) })
}

/**
 * One question was asked twice: this case becomes an alias of the other. Of two different clients a person has to say
 * that it is meant; their conversations stay apart even so.
 */
export function merge(state: CaseState, command: Of<'merge'>, context: Context): Decision {
  const { into, stranger = false, confirmed = false, intoEnded = false } = command
  if (context.actor.role === 'client') return rejected('role-not-allowed')
  if (into === context.caseId) return rejected('merge-into-itself')
  if (state.status === 'closed') return rejected('case-closed')
  if (state.status === 'refused') return rejected('case-refused')
  if (intoEnded) return rejected('merge-into-ended')
  if (stranger && !confirmed) return rejected('merge-of-strangers')
  const apart = stranger ? ({ apart: true } as const) : {}
  return decided(context, { kind: 'closed', closedBy: 'merge', clause: null, into, ...apart })
}

/**
 * The command that takes over into another case what this one leaves when it is merged; `state` is the one before that.
 * A stranger's question, and what they were promised, is nothing that the other client waits for.
 */
export function joinOf(state: CaseState, turnHeldBy: string | null, stranger = false): Of<'join'> {
  const asks = state.turn === 'staff' && !stranger
  const { startedAt, dueAt, endedAt, missed } = state.response
  const owed = endedAt === null && dueAt !== null ? { owed: { startedAt, dueAt, missed } } : {}
  return { kind: 'join', from: state.id, asks, turnHeldBy, ...(asks ? owed : {}) }
}

/**
 * Another case becomes a part of this one. Where its client waits for the desk, so does the client of this one now, and
 * what was promised there is owed here: a merge takes no promise back.
 */
export function join(state: CaseState, command: Of<'join'>, context: Context): Decision {
  const { from, asks, owed, turnHeldBy } = command
  if (context.actor.role === 'client') return rejected('role-not-allowed')
  if (state.status === 'closed') return rejected('case-closed')
  if (state.status === 'refused') return rejected('case-refused')
  const place =
    asks && state.status === 'waiting-client'
      ? placeBack(state, context.caseId, turnHeldBy, context.regulation)
      : { status: state.status, behind: null }
  return decided(context, { kind: 'joined', from, ...place, ...(asks && owed ? { owed } : {}) })
}
