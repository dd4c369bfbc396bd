import { deadline } from '../policy/index.ts'
import { inOrder, isField } from './checklist.ts'
import type { Command } from './command.ts'
import { type Context, decided, rejected } from './context.ts'
import type { Decision, Rejection } from './decision.ts'
import { notToClient } from './development.ts'
import { notNext } from './queue.ts'
import type { CaseState, Status } from './state.ts'
import { admissionEnded } from './tick.ts'
import { needsAdmission, placeBack } from './turn.ts'

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/** A specialist's answer: stops the clock of the first response (I2) and gives the turn to the client. */
export function answer(state: CaseState, command: Of<'answer'>, context: Context): Decision {
  const barred = notToBeAnswered(state, context)
  if (barred) return barred
  if (needsAdmission(state))
    return rejected(
      'needs-admission',
      state.verdict.grounds.map((ground) => ground.clause),
    )
  return decided(context, { kind: 'answered', ...afterWriting(state, context), message: command.message ?? null })
}

/** A request for data (I23) counts as an answer: the specialist has looked at the question. */
export function ask(state: CaseState, command: Of<'ask'>, context: Context): Decision {
  const barred = notToBeAnswered(state, context)
  if (barred) return barred
  const items = inOrder(command.items ?? [])
  return decided(context, {
    kind: 'asked',
    ...afterWriting(state, context),
    fields: command.fields ?? items.filter(isField),
    ...(items.length > 0 ? { items } : {}),
    message: command.message ?? null,
  })
}

/**
 * The client writes: the turn comes back to the desk; a closed case goes on in a new cycle (I30). One that became an
 * alias does not go on beside the case that it is a part of: what is said to it is said there.
 */
export function reply(state: CaseState, command: Of<'reply'>, context: Context): Decision {
  const { regulation, caseId, now } = context
  if (state.mergedInto !== null && !state.mergedApart) return rejected('case-merged')
  const message = command.message ?? null
  switch (state.status) {
    case 'closed':
    case 'refused': {
      // A closed case has no timers: an admission that ran out meanwhile ends now.
      const { admission } = state
      const isOver = state.admitted && admission !== undefined && now >= admission.until
      const ended = isOver ? [admissionEnded(state, admission.until)] : []
      const after = isOver ? { ...state, admitted: false } : state
      const place = placeBack(after, caseId, command.turnHeldBy, regulation)
      return decided(context, ...ended, { kind: 'reopened', ...place, dueAt: nextDue(state, context), message })
    }
    case 'waiting-client': {
      const place = placeBack(state, caseId, command.turnHeldBy, regulation)
      return decided(context, { kind: 'replied', ...place, message })
    }
    default:
      return decided(context, { kind: 'replied', status: state.status, behind: null, message })
  }
}

/** An internal note: the client neither writes nor reads one. */
export function note(command: Of<'note'>, context: Context): Decision {
  if (context.actor.role === 'client') return rejected('role-not-allowed')
  return decided(context, { kind: 'noted', message: command.message ?? null })
}

export function take(state: CaseState, command: Of<'take'>, context: Context): Decision {
  const { actor } = context
  if (state.status === 'closed') return rejected('case-closed')
  if (state.status === 'refused') return rejected('case-refused')
  if (actor.role === 'client' || actor.role === 'desk') return rejected('role-not-allowed')
  return (command.next ? notNext(state, context) : null) ?? decided(context, { kind: 'taken', assignee: actor.id })
}

function notToBeAnswered(state: CaseState, { regulation, actor }: Context): Rejection | null {
  if (actor.role === 'client') return rejected('role-not-allowed')
  const barred = notToClient(actor, regulation)
  if (barred) return barred
  if (state.status === 'closed') return rejected('case-closed')
  if (state.status === 'refused') return rejected('case-refused')
  if (state.status === 'waiting-turn') return rejected('waiting-turn', regulation.turns.clauses)
  return null
}

function afterWriting(
  state: CaseState,
  { regulation, now }: Context,
): { status: Status; silentSince: CaseState['silentSince'] } {
  // Development still has the turn: telling the client how it goes does not start the client's silence.
  if (state.status === 'escalated') return { status: 'escalated', silentSince: null }
  const waitedAlready = state.status === 'waiting-client' && regulation.lifecycle.silence?.since === 'waiting'
  return { status: 'waiting-client', silentSince: waitedAlready ? state.silentSince : now }
}

function nextDue(state: CaseState, { regulation, now }: Context): CaseState['response']['dueAt'] {
  const programme = regulation.programmes.find((each) => each.id === state.verdict.programme)
  if (!programme?.response.within) return null
  return deadline(now, programme.response.within, programme.response.calendar, regulation).at
}
